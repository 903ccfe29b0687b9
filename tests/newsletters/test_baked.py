"""Baked pages of newsletters: each act that changes one drops it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from nightdesk.bakery.generations import Generations
from nightdesk.newsletters import digest, sending
from nightdesk.newsletters.models import Newsletter, Number
from nightdesk.notices.post import filling
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.bakery.paper import bake
from tests.cast import NewStory
from tests.newsletters.conftest import Join

# What another process would notice is committed; nothing else is told of.
pytestmark = pytest.mark.django_db(transaction=True)

ADDRESSES = ("newsletters/", "newsletters/morning/", "newsletters/morning/1/", "subscribe/")


def show() -> dict[str, Any]:
    found = {address: bake(f"/en/{address}") for address in ADDRESSES}
    return {address: (one.status, one.body, one.read.names) for address, one in found.items()}


def begin(number: Number) -> None:
    """Its hour comes."""
    sending.plan(number)
    filling.begin_due(timezone.now())
    filling.fill(timezone.now())


def test_what_an_act_changes_of_newsletters_is_dropped(
    morning: Newsletter, harbour_fire: Story, write: NewStory, ida: Person, join: Join
) -> None:
    ferry = write("The ferry", slug="ferry")
    ferry.publish(by=ida)
    join()
    number = digest.begin(morning)
    number.choose([harbour_fire, ferry])

    def rename() -> None:
        harbour_fire.headline = "Fire on the south quay"
        harbour_fire.update(by=ida)

    acts: list[Callable[[], Any]] = [
        lambda: begin(number),
        rename,
        lambda: ferry.kill("The family asked.", by=ida),
        lambda: harbour_fire.retract("It was never a fire.", by=ida),
        lambda: sending.call_off(Number.objects.get(), timezone.now()),
    ]
    generations = Generations()
    generations.refresh(lambda changes: changes)
    before = show()
    for act in acts:
        with transaction.atomic():
            act()
        dropped = generations.refresh(lambda changes: changes).names
        after = show()
        changed = {
            one for one in ADDRESSES if before[one][0] == 200 and after[one][:2] != before[one][:2]
        }
        stale = {one for one in changed if not before[one][2] & dropped}
        assert changed
        assert stale == set()
        before = after
    assert before["newsletters/morning/1/"][0] == 404
