"""A mail service tells of mail that came back: only the service, and only of what is an end."""

import base64
import json
from typing import Any

import pytest
from django.test import Client

from config import env
from nightdesk.notices.post import events
from nightdesk.notices.post.models import Stopped, Why

SECRET = "quay:lantern"


def told(kind: str, record: str, secret: str = SECRET) -> int:
    """As Postmark posts it; the status it is answered."""
    event = {
        "RecordType": record,
        "Type": kind,
        "TypeCode": 1,
        "Email": "a@reader.example",
        "MessageID": "x",
        "BouncedAt": "2026-11-05T16:33:54Z",
        "Description": "what it said",
    }
    key = base64.b64encode(secret.encode()).decode()
    headers = {"authorization": f"Basic {key}"}
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/mail-events/", json.dumps(event), "application/json", headers=headers)
    return int(answer.status_code)


@pytest.fixture
def postmark(settings: Any, db: None) -> None:
    settings.MAIL_SERVICE = "postmark"
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET}


@pytest.mark.usefixtures("postmark")
def test_an_address_that_is_gone_and_one_that_complained_are_stopped() -> None:
    assert told("HardBounce", "Bounce") == 200
    assert Stopped.objects.get().why == Why.BOUNCED
    assert told("SpamComplaint", "SpamComplaint") == 200
    assert Stopped.objects.get().why == Why.COMPLAINED


@pytest.mark.usefixtures("postmark")
def test_what_is_no_end_or_from_anybody_stops_nobody() -> None:
    assert told("Transient", "Bounce") == 200
    assert told("HardBounce", "Bounce", secret="quay:guessed") == 400
    assert not Stopped.objects.exists()


def test_without_a_service_there_is_no_such_address(db: None) -> None:
    assert told("HardBounce", "Bounce") == 404


def test_a_service_is_one_we_know_and_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.mail_service() == {}
    with pytest.raises(ValueError, match="no service we know"):
        events.view_of("pigeon")
    monkeypatch.setenv(env.MAIL_SERVICE.name, '{"service": "postmark"}')
    with pytest.raises(ValueError, match="WEBHOOK_SECRET"):
        env.mail_service()
    monkeypatch.setenv(env.MAIL_SERVICE.name, '{"service": "postmark", "WEBHOOK_SECRET": "a:b"}')
    assert env.mail_service()["service"] == "postmark"
