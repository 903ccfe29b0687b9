"""Pages are asked for while their story is edited, and every bake dawdles at random points of its own.

The interleavings of `test_fill_races` are chosen; these are not. Whoever asks after an act was acknowledged
sees it, or a later one.
"""

import asyncio
import random
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.bakery.asking import Asking, asked
from tests.promises.figures import many, tell
from tests.stream.server import elsewhere

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ("/en/harbour/harbour-fire/", "/en/", "/en/harbour/", "/en/wire/", "/en/feed.xml")
READERS = 4
LONGEST = 0.002
NUMBER = re.compile(rb"Fire number (\d+)")


def dawdling(seed: int) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django, resting for a moment before and after some of its questions to the database."""
    draw, chance = WSGIHandler().get_response, random.Random(seed)

    def rest() -> None:
        if chance.random() < 0.3:
            time.sleep(chance.uniform(0, LONGEST))

    def execute(execute: Any, *arguments: Any) -> Any:
        rest()
        result = execute(*arguments)
        rest()
        return result

    def answer(request: HttpRequest) -> HttpResponseBase:
        with connection.execute_wrapper(execute):
            response = draw(request)
        rest()
        return response

    return answer


def rewrite(pk: int, number: int, editor: Person) -> None:
    story = Story.objects.get(pk=pk)
    story.headline = f"Fire number {number}"
    story.update(by=editor)


def test_who_asks_after_an_act_sees_it_whatever_is_being_baked(
    harbour_fire: Story, ida: Person
) -> None:
    acts = many(50, 2_500)
    asks: list[tuple[str, int, int]] = []
    acknowledged = 0

    async def read(ask: Asking, chance: random.Random) -> None:
        while acknowledged < acts:
            address, floor = chance.choice(PAGES), acknowledged
            found = NUMBER.search((await ask.get(address)).body)
            asks.append((address, floor, int(found[1]) if found else 0))
            await asyncio.sleep(chance.uniform(0, LONGEST))

    async def scenario(ask: Asking) -> None:
        nonlocal acknowledged
        readers = [asyncio.create_task(read(ask, random.Random(n))) for n in range(READERS)]
        for number in range(1, acts + 1):
            await elsewhere(rewrite, harbour_fire.pk, number, ida)
            acknowledged = number
        await asyncio.gather(*readers)
        for address in PAGES:
            assert int(NUMBER.search((await ask.get(address)).body)[1]) == acts

    asked(scenario, django=dawdling(14))
    assert [one for one in asks if one[2] < one[1]] == []
    assert len(asks) >= acts * 2
    tell(
        f"{acts} acts, {len(asks)} pages asked for meanwhile, 0 older than the last act acknowledged"
    )
