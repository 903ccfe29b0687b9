"""What the storage refuses is told as 503 with a sentence and an hour, to editors and to scripts."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.lib import storage
from nightdesk.people.models import Person, Token
from nightdesk.site.views import errors
from nightdesk.stories.clock import release_due
from nightdesk.stories.models import Story
from tests.site.api.conftest import item


class DiskFull(Exception):  # noqa: N818
    sqlite_errorcode = 13


def refuse_writes(execute: Any, sql: str, *call: Any) -> Any:
    """As SQLite does when the disk is full."""
    if sql.startswith(("INSERT", "UPDATE")):
        raise OperationalError("database or disk is full") from DiskFull()
    return execute(sql, *call)


def post(client: Client, token: str) -> Any:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k1"}
    return client.post("/api/v1/items", item(), content_type="application/json", headers=headers)


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_a_problem_for_scripts_until_there_is_room(
    ida: Person, harbour: object
) -> None:
    client, token = Client(raise_request_exception=False), Token.objects.issue(ida)
    with connection.execute_wrapper(refuse_writes):
        refused = post(client, token)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert json.loads(refused.content)["detail"].startswith("The disk is full. Nothing was changed")
    assert not Story.objects.exists()
    assert [post(client, token).status_code for _ in range(2)] == [201, 201]
    assert Story.objects.get().events.kinds() == ["story.published"]


def test_a_full_disk_is_a_page_for_editors(english: Edition, ida: Person) -> None:
    client = Client(raise_request_exception=False)
    form = {"username": ida.email, "password": "the tide comes in at nine"}
    with connection.execute_wrapper(refuse_writes):
        refused = client.post("/desk/login/", form)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")
    assert refused.headers["Cache-Control"] == "no-store"
    assert b"The disk is full." in refused.content
    assert b"The Harbour Gazette" in refused.content


def test_the_page_is_drawn_though_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(request: object) -> None:
        raise OperationalError("no connection")

    monkeypatch.setattr(errors, "edition_of", away)
    response = errors.unavailable(RequestFactory().get("/en/"), storage.Trouble.AWAY)

    assert response.status_code == 503
    assert b"The database does not answer." in response.content


@pytest.fixture
def broken() -> Iterator[None]:
    storage._broken.set()
    yield
    storage._broken.clear()


def test_a_process_whose_disk_lied_takes_nothing_more(
    broken: None, ida: Person, harbour_fire: Story
) -> None:
    client = Client()

    assert post(client, Token.objects.issue(ida)).status_code == 503
    assert client.post("/desk/login/", {}).status_code == 503
    assert client.get("/en/harbour/harbour-fire/").status_code == 200


def test_the_release_clock_stops_at_the_first_story_the_disk_refuses(
    draft: Story, ida: Person
) -> None:
    hour = timezone.now() + timedelta(hours=1)
    draft.schedule(hour, by=ida)
    with connection.execute_wrapper(refuse_writes):
        assert release_due(hour) == 0
    assert release_due(hour) == 1
