"""Nothing is missed between a page and its connection, wherever in the middle of a page a story is published.

A page brings the cursor that its reader listens from. So whatever the cursor has passed must be on the page.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import cursor
from tests.bakery.asking import Asking, asked
from tests.cast import NewStory

pytestmark = pytest.mark.django_db(transaction=True)

WIRE = "wire:en"
PAGES = ("/en/harbour/harbour-fire/", "/en/", "/en/wire/")
CURSOR = re.compile(rb'data-cursor="([^"]+)"')


class Between:
    """Something else happens, whole and in another thread, right after one of somebody's questions."""

    def __init__(self, number: int, act: Callable[[], None]) -> None:
        self.left, self.act, self.has_acted = number, act, False

    @contextmanager
    def questions(self) -> Iterator[None]:
        with connection.execute_wrapper(self._execute):
            yield

    def _execute(self, execute: Any, *arguments: Any) -> Any:
        result = execute(*arguments)
        self.left -= 1
        if self.left == 0:
            elsewhere = threading.Thread(target=self._act)
            elsewhere.start()
            elsewhere.join()
        return result

    def _act(self) -> None:
        try:
            self.act()
            self.has_acted = True
        finally:
            connection.close()


@pytest.fixture
def publishing(harbour_fire: Story, write: NewStory, ida: Person) -> Callable[[int], Between]:
    """A story that is published after the question of that number."""

    def between(number: int) -> Between:
        ferry = write(f"Ferry {number} is late", section=harbour_fire.section)
        return Between(number, lambda: ferry.publish(by=ida))

    return between


def seq(text: str) -> int:
    """How far it has come on the wire; 0 for a cursor of something else."""
    return cursor.read(text, [WIRE]).get(WIRE, cursor.START).seq


def on_the_wire() -> int:
    return seq(cursor.here(WIRE))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_shows_all_that_its_cursor_has_passed(
    publishing: Callable[[int], Between], address: str
) -> None:
    draw = WSGIHandler().get_response
    missed, number, is_over = [], 0, False
    while not is_over:
        number += 1
        between = publishing(number)

        def django(request: HttpRequest, between: Between = between) -> HttpResponseBase:
            with between.questions():
                return draw(request)

        async def scenario(ask: Asking) -> tuple[bytes, bytes]:
            return (await ask.get(address)).body, (await ask.get(address)).body

        page, after = asked(scenario, django=django)
        is_over = not between.has_acted
        told = max(seq(one.decode()) for one in CURSOR.findall(page))
        if not is_over and told == on_the_wire() and page != after:
            missed.append(number)

    assert missed == []
    assert number > 3


@pytest.mark.parametrize("address", ["/en/?drawn=anew", "/en/harbour/?drawn=anew"])
def test_so_does_a_page_that_is_drawn_for_one(
    publishing: Callable[[int], Between], address: str
) -> None:
    """A page that is no stored one is shown as it came, whatever was published meanwhile."""
    missed, number, is_over = [], 0, False
    while not is_over:
        number += 1
        between = publishing(number)
        with between.questions():
            page = Client().get(address).content
        is_over = not between.has_acted
        told = max(seq(one.decode()) for one in CURSOR.findall(page))
        if not is_over and told == on_the_wire() and page != Client().get(address).content:
            missed.append(number)

    assert missed == []
    assert number > 3


@pytest.mark.parametrize("asks_on", [False, True])
def test_machines_are_sent_all_that_their_cursor_has_passed(
    publishing: Callable[[int], Between], *, asks_on: bool
) -> None:
    wrong, number, is_over = [], 0, False
    while not is_over:
        number += 1
        between, before = publishing(number), cursor.here(WIRE)
        with between.questions():
            sent = Client().get("/en/wire.json", {"after": before} if asks_on else {}).json()
        is_over = not between.has_acted
        told = [thing["item"].get("headlines", [{}])[0].get("value") for thing in sent["items"]]
        has_passed = seq(sent["next"]) == on_the_wire()
        if not is_over and has_passed and f"Ferry {number} is late" not in told:
            wrong.append(number)

    assert wrong == []
    assert number > 3
