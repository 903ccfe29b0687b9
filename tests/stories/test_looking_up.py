"""A few stories are looked up: neither their numbers nor an address leads through all that an edition has."""

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.stories.models import Story
from tests.settings import DATABASE_FOR_TESTS

pytestmark = pytest.mark.django_db
OF_THE_EDITION = ("edition_newest_first", "edition_shown", "stories_story_edition_id")


@pytest.mark.parametrize("number", [2, 20])
def test_stories_are_found_by_their_numbers(english: Edition, number: int) -> None:
    found = Story.objects.visible_to(None, timezone.now()).numbered(range(number), english)

    assert [name for name in OF_THE_EDITION if name in found.explain()] == []


@pytest.mark.skipif(bool(DATABASE_FOR_TESTS), reason="PostgreSQL plans by how many rows there are")
def test_a_story_is_found_by_its_address(english: Edition) -> None:
    found = english.stories.named("harbour-fire").explain()

    assert [name for name in OF_THE_EDITION if name in found] == []


def test_numbers_of_another_edition_are_not_found(
    harbour_fire: Story, english: Edition, french: Edition
) -> None:
    assert list(Story.objects.numbered([harbour_fire.pk], english)) == [harbour_fire]
    assert list(Story.objects.numbered([harbour_fire.pk], french)) == []
