"""While the database is away, what is baked is still read, writes are refused, and listeners come back.

Nothing here is slow: the store does not look at a clock, so ten minutes are like one.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from nightdesk.bakery.store import Store
from nightdesk.events import pulse
from nightdesk.people.models import Person, Token
from nightdesk.stories.models import Story
from nightdesk.stream import connection, hub
from nightdesk.stream.endpoint import Endpoint
from tests.bakery.paper import Paper
from tests.promises.figures import tell
from tests.promises.house import House, in_the_house
from tests.stream.server import elsewhere, listening, scope, serving

pytestmark = pytest.mark.django_db(transaction=True)
NEVER_BAKED = "/en/harbour/ferry/"
WIRE = "wire:en"


class Database:
    """Every question of every thread fails while it is away, as when the file or the server is gone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._is_away = Event()
        ask = CursorWrapper._execute_with_wrappers

        def asked(cursor: CursorWrapper, *arguments: Any, **named: Any) -> Any:
            if self._is_away.is_set():
                cause = sqlite3.OperationalError("unable to open database file")
                cause.sqlite_errorcode = 14
                raise OperationalError from cause
            return ask(cursor, *arguments, **named)

        monkeypatch.setattr(CursorWrapper, "_execute_with_wrappers", asked)

    @contextmanager
    def away(self) -> Iterator[None]:
        self._is_away.set()
        try:
            yield
        finally:
            self._is_away.clear()


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Database:
    return Database(monkeypatch)


@pytest.fixture
def paper() -> Paper:
    paper = Paper.found()
    for slug in ("fire", "ferry"):
        paper.write(slug).publish(by=paper.editor)
    return paper


async def baked(house: House, paper: Paper) -> list[str]:
    """Every page of the paper that is in the store now, but for one that nobody asked for."""
    for address in await elsewhere(paper.addresses):
        if address != NEVER_BAKED:
            await house.ask(address)
    return [key.address for key in house.bakery.store]


def test_every_baked_page_is_read_while_the_database_is_away(
    paper: Paper, database: Database
) -> None:
    token = Token.objects.issue(paper.editor)

    async def scenario(house: House) -> None:
        addresses = await baked(house, paper)
        before = {one: (await house.ask(one)).body for one in addresses}
        with database.away():
            await asyncio.sleep(1.2)  # the watch asks the database, in vain
            for one in addresses:
                answer = await house.ask(one)
                assert (answer.status, answer.body) == (200, before[one]), one
            await refused_writes(house, token)
            unknown = await house.ask(NEVER_BAKED)
            assert (unknown.status, unknown.headers["retry-after"]) == (503, "10")
            assert (await house.ask("/healthz")).status == 200
            assert (await house.ask("/readyz")).status == 503
        assert (await house.ask(NEVER_BAKED)).status == 200
        assert len(addresses) > 40
        tell(f"{len(addresses)} stored pages read while the database was away, writes refused")

    in_the_house(scenario)


async def refused_writes(house: House, token: str) -> None:
    json = ("content-type", "application/json")
    bearer = ("authorization", f"Bearer {token}")
    item = await house.ask(
        "/api/v1/items", json, bearer, ("content-length", "2"), method="POST", body=b"{}"
    )
    assert (item.status, item.headers["retry-after"]) == (503, "10")
    assert b"The database does not answer. Nothing was changed" in item.body


def test_what_is_acted_on_before_and_after_is_shown_as_soon_as_it_is_back(
    paper: Paper, database: Database
) -> None:
    async def scenario(house: House) -> list[bool]:
        await baked(house, paper)
        with database.away():
            await house.ask("/en/")
        await elsewhere(rewrite, "fire", paper.editor)
        addresses = ("/en/harbour/fire/", "/en/", "/en/wire/", "/en/feed.xml")
        return [b"Fire is out" in (await house.ask(one)).body for one in addresses]

    assert in_the_house(scenario) == [True] * 4


def rewrite(slug: str, editor: Person) -> None:
    story = Story.objects.get(slug=slug)
    story.headline = "Fire is out"
    story.update(by=editor)


def kill(slug: str, editor: Person) -> None:
    Story.objects.get(slug=slug).kill("A court said so.", by=editor)


def test_a_page_whose_hour_has_come_stands_in_for_a_minute(
    paper: Paper, database: Database
) -> None:
    now = [0.0]

    async def scenario(house: House) -> list[int]:
        await house.ask("/en/feed.xml")
        [key] = [one for one in house.bakery.store if one.address == "/en/feed.xml"]
        page = house.bakery.store.get(key)
        assert page is not None
        page.good_until = timezone.now() - timedelta(seconds=1)
        with database.away():
            at_once = await house.ask("/en/feed.xml")
            page.good_until = timezone.now() - timedelta(seconds=61)
            later = await house.ask("/en/feed.xml")
        return [at_once.status, later.status]

    assert in_the_house(scenario, Store(clock=lambda: now[0])) == [200, 503]


def test_what_was_hidden_as_the_database_went_away_is_shown_to_nobody(
    paper: Paper, database: Database
) -> None:
    """The act is known to have happened, and not which: so nothing is shown, rather than too much."""

    async def scenario(house: House) -> list[tuple[int, bool]]:
        addresses = ("/en/harbour/fire/", "/en/")
        for one in addresses:
            await house.ask(one)
        await elsewhere(kill, "fire", paper.editor)
        with database.away():
            answers = [await house.ask(one) for one in addresses]
        return [(one.status, b"On fire" in one.body) for one in answers]

    assert in_the_house(scenario) == [(503, False)] * 2


def test_listeners_keep_their_line_and_strangers_are_told_to_come_again(
    paper: Paper, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "LOOK_ANYWAY", 0.05)
    monkeypatch.setattr(connection, "HEARTBEAT", (0.05, 0.1))

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope(WIRE)) as reader:
            heard = await reader.until(lambda heard: heard.cursor)
            last = len(heard.frames)
            with database.away():
                pulse.beat()
                await reader.until(lambda heard: heard.comments >= 3)
                async with listening(endpoint, scope("wire:fr")) as stranger:
                    await stranger.is_over.wait()
                assert stranger.status == 503
                assert int(stranger.headers[b"retry-after"]) >= 10
            await elsewhere(rewrite, "fire", paper.editor)
            heard = await reader.frames(last + 1)
        assert "Fire is out" in heard.frames[-1].data["html"]

    async def whole() -> None:
        async with serving() as endpoint:
            await scenario(endpoint)

    asyncio.run(whole())
