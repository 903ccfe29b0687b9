"""What the tests of the hub share: a program that listens, and how it asks."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.lib.outbound import Client as Outbound
from nightdesk.syndication.websub import asking
from nightdesk.syndication.websub.clock import work
from tests.receiving import Program, listening

HUB = "https://testserver/websub/"
FEED = "https://testserver/en/feed.xml"
CACHE = "nightdesk.lib.shared_cache.SharedCache"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, Outbound]]:
    with listening(tmp_path_factory.mktemp("websub")) as there:
        yield there


@pytest.fixture
def program(
    house: tuple[Program, Outbound],
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    tmp_path: Path,
    english: Edition,
) -> Program:
    program, client = house
    program.asked.clear()
    program.sent.clear()
    program.status, program.confirms, program.agrees_with = 204, True, 200
    monkeypatch.setattr(asking, "CLIENT", client)
    settings.CACHES = {"default": {"BACKEND": CACHE, "LOCATION": str(tmp_path / "counted")}}
    work(timezone.now())  # it has read the log up to here
    return program


Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask(client: Client, program: Program) -> Ask:
    """Ask the hub for a feed, in the standard's words; `mode="subscribe"` becomes `hub.mode`."""

    def asked(**told: str) -> HttpResponse:
        usual = {"mode": "subscribe", "topic": FEED, "callback": f"{program.origin}/here?of=mine"}
        return client.post(
            "/websub/", {f"hub.{name}": said for name, said in (usual | told).items()}
        )

    return asked


def later(minutes: int) -> int:
    return work(timezone.now() + timedelta(minutes=minutes))
