"""No page drawn from old copy lands in the store after the act that changed it.

The baker is stopped at six points and the editor at six; every pair is one schedule, tried on each kind
of page. Whatever the order, who asks after the editor was answered sees the new headline.
"""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from nightdesk.bakery.page import Key, Page
from nightdesk.bakery.store import Store
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.bakery.asking import Asking, asked

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ("/en/harbour/harbour-fire/", "/en/", "/en/harbour/", "/en/wire/", "/en/feed.xml")
OTHER = "/en/archive/"
BAKER = ("before it is drawn", "1st query", "2nd query", "drawn", "before it is kept", "kept")
EDITOR = ("before", "begun", "written", "bumped", "committed", "beaten")
LONGEST = 20.0


class Stop:
    """A point where one thread waits until the other side lets it go on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go_on = threading.Event()

    def here(self) -> None:
        self.reached.set()
        assert self.go_on.wait(LONGEST)


class StoppingBaker:
    """Django and a store that stop the first bake of a page at one point."""

    def __init__(self, point: str) -> None:
        self.point, self.stop = point, Stop()
        self.draw = WSGIHandler().get_response
        self.is_first = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self.is_first:
            return self.draw(request)
        self.is_first = False
        self.at("before it is drawn")
        with connection.execute_wrapper(self.counting()):
            response = self.draw(request)
        self.at("drawn")
        return response

    def at(self, point: str) -> None:
        if point == self.point:
            self.stop.here()

    def counting(self) -> Callable[..., Any]:
        done = 0

        def execute(execute: Any, *arguments: Any) -> Any:
            nonlocal done
            done += 1
            result = execute(*arguments)
            self.at({1: "1st query", 2: "2nd query"}.get(done, ""))
            return result

        return execute


class StoppingStore(Store):
    def __init__(self, baker: StoppingBaker) -> None:
        super().__init__()
        self.baker, self.is_first = baker, False

    def put(self, key: Key, page: Page, *, if_current: Callable[[], bool]) -> bool:
        if not self.is_first:
            return super().put(key, page, if_current=if_current)
        self.is_first = False
        self.baker.at("before it is kept")
        kept = super().put(key, page, if_current=if_current)
        self.baker.at("kept")
        return kept


def edit(story: Story, editor: Person, *, point: str, stop: Stop) -> None:
    """Update the story in a thread, as a request would, and wait once at the point."""

    def at(here: str) -> None:
        if here == point:
            stop.here()

    close_old_connections()
    try:
        at("before")
        with transaction.atomic():
            at("begun")
            story.headline = "Fire on the south quay"
            with connection.execute_wrapper(after_the_first("UPDATE", lambda: at("written"))):
                story.update(by=editor)
            at("bumped")
            transaction.on_commit(lambda: at("committed"))
        at("beaten")
    finally:
        connection.close()


def after_the_first(word: str, then: Callable[[], None]) -> Callable[..., Any]:
    """Look on while statements are executed, and say when one of that kind was for the first time."""
    seen = False

    def execute(execute: Any, sql: str, *arguments: Any) -> Any:
        nonlocal seen
        result = execute(sql, *arguments)
        if sql.startswith(word) and not seen:
            seen = True
            then()
        return result

    return execute


@pytest.mark.parametrize(
    ("address", "has_parts"),
    [(page, False) for page in PAGES] + [(page, True) for page in PAGES[:2]],
)
@pytest.mark.parametrize("baker_stops", BAKER)
def test_no_old_page_outlives_the_act(
    harbour_fire: Story, ida: Person, *, baker_stops: str, address: str, has_parts: bool
) -> None:
    """Also where parts of it were kept from another page, and are drawn into it."""
    for editor_stops in EDITOR:
        race(
            Story.objects.get(pk=harbour_fire.pk),
            ida,
            address=address,
            stops=(baker_stops, editor_stops),
            first=OTHER if has_parts else None,
        )
        back = Story.objects.get(pk=harbour_fire.pk)
        back.headline = "Fire on the north quay"
        back.update(by=ida)


def race(
    story: Story, editor: Person, *, address: str, stops: tuple[str, str], first: str | None
) -> None:
    """The baker goes to its point, the editor to theirs; the baker ends, the editor ends; then somebody asks."""
    django, editing = StoppingBaker(stops[0]), Stop()
    store = StoppingStore(django)

    async def scenario(ask: Asking) -> bytes:
        if first:
            await ask.get(first)
        django.is_first = store.is_first = True
        baking = asyncio.create_task(ask.get(address))
        assert await asyncio.to_thread(django.stop.reached.wait, LONGEST), stops
        writing = asyncio.create_task(
            asyncio.to_thread(edit, story, editor, point=stops[1], stop=editing)
        )
        assert await asyncio.to_thread(editing.reached.wait, LONGEST), stops
        django.stop.go_on.set()
        await baking
        editing.go_on.set()
        await writing
        return (await ask.get(address)).body

    body = asked(scenario, django=django, store=store)
    assert (b"Fire on the south quay" in body, b"Fire on the north quay" in body) == (
        True,
        False,
    ), stops
