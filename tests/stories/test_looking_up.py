"""A few stories are looked up: neither their numbers nor an address leads through all that an edition has."""

import pytest
from django.db import connection
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.stories.models import Story
from nightdesk.stories.state import State

pytestmark = pytest.mark.django_db
OF_THE_EDITION = ("edition_newest_first", "edition_shown", "stories_story_edition_id")


@pytest.fixture
def five_hundred(english: Edition, harbour: Section) -> None:
    now = timezone.now()
    Story.objects.bulk_create(
        Story(
            edition=english,
            section=harbour,
            slug=f"ferry-{n}",
            state=State.PUBLISHED,
            published_at=now,
        )
        for n in range(500)
    )
    if (
        connection.vendor == "postgresql"
    ):  # it plans by how many rows there are, which it counts in time
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE stories_story")


@pytest.mark.parametrize("number", [2, 20])
def test_stories_are_found_by_their_numbers(
    five_hundred: None, english: Edition, number: int
) -> None:
    found = Story.objects.visible_to(None, timezone.now()).numbered(range(number), english)

    assert [name for name in OF_THE_EDITION if name in found.explain()] == []


def test_a_story_is_found_by_its_address(five_hundred: None, english: Edition) -> None:
    found = english.stories.named("harbour-fire").explain()

    assert [name for name in OF_THE_EDITION if name in found] == []


def test_numbers_of_another_edition_are_not_found(
    harbour_fire: Story, english: Edition, french: Edition
) -> None:
    assert list(Story.objects.numbered([harbour_fire.pk], english)) == [harbour_fire]
    assert list(Story.objects.numbered([harbour_fire.pk], french)) == []
