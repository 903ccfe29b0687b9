"""The release clock keeps the hour: through changes of the clocks, steps of the machine's time, and company."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.utils import timezone

from nightdesk.desk.acts.form import hour
from nightdesk.people.models import Person
from nightdesk.stories.clock import release_due
from nightdesk.stories.models import Story
from tests.cast import NewStory

BERLIN = ZoneInfo("Europe/Berlin")
HOURS = {
    "the last second before the clocks go forward": datetime(2095, 3, 27, 1, 59, 59, tzinfo=BERLIN),
    "the first after": datetime(2095, 3, 27, 3, 0, 0, tzinfo=BERLIN),
    "the hour that comes twice, first": datetime(2095, 10, 30, 2, 30, tzinfo=BERLIN, fold=0),
    "the hour that comes twice, again": datetime(2095, 10, 30, 2, 30, tzinfo=BERLIN, fold=1),
    "a leap day": datetime(2096, 2, 29, 23, 59, 59, tzinfo=BERLIN),
    "the turn of the year": datetime(2096, 1, 1, tzinfo=BERLIN),
    "a zone a quarter of an hour off": datetime(2095, 6, 1, 6, 0, tzinfo=ZoneInfo("Asia/Kathmandu")),
}  # fmt: skip
# Seconds from the hour: the machine's time is set back and forth by five.
STEPS = (-3600, -5, -0.001, 0, -5, 5, 0)


@pytest.mark.parametrize("name", HOURS)
def test_a_story_is_released_at_its_hour_once_however_time_steps(
    write: NewStory, ida: Person, name: str
) -> None:
    at = HOURS[name].astimezone(UTC)
    story = write("At the hour")
    story.schedule(HOURS[name], by=ida)

    released = [release_due(at + timedelta(seconds=step)) for step in STEPS]

    assert released == [0, 0, 0, 1, 0, 0, 0]
    told = story.events.filter(kind="story.published").get()
    assert told.at == at
    fresh = Story.objects.get(pk=story.pk)
    assert (fresh.state, fresh.published_at) == ("published", at)


def test_an_hour_that_the_clock_jumped_over_is_made_up_for(write: NewStory, ida: Person) -> None:
    at = HOURS["the first after"]
    story = write("Jumped over")
    story.schedule(at, by=ida)

    assert release_due(at.astimezone(UTC) + timedelta(seconds=5)) == 1
    assert story.events.kinds() == ["story.scheduled", "story.published"]


def test_the_hour_that_comes_twice_is_two_hours(write: NewStory, ida: Person) -> None:
    first, again = (
        HOURS[f"the hour that comes twice, {which}"].astimezone(UTC) for which in ("first", "again")
    )
    one, other = write("First"), write("Again")
    one.schedule(first, by=ida)
    other.schedule(again, by=ida)

    assert again - first == timedelta(hours=1)
    assert release_due(again - timedelta(seconds=1)) == 1
    assert [story.headline for story in Story.objects.published()] == ["First"]
    assert release_due(again) == 1


def test_a_paper_that_moves_to_another_zone_moves_no_hour(write: NewStory, ida: Person) -> None:
    at = HOURS["a leap day"]
    story = write("It stays")
    story.schedule(at, by=ida)
    story.edition.time_zone = "Pacific/Auckland"
    story.edition.save()

    assert release_due(at.astimezone(UTC) - timedelta(seconds=1)) == 0
    assert release_due(at.astimezone(UTC)) == 1


@pytest.mark.parametrize("moved", [timedelta(hours=-1), timedelta(hours=1)])
def test_the_last_chosen_hour_counts(write: NewStory, ida: Person, moved: timedelta) -> None:
    at = HOURS["a leap day"].astimezone(UTC)
    story = write("Moved")
    story.schedule(at, by=ida)
    story = Story.objects.get(pk=story.pk)
    story.unschedule(by=ida)
    story.schedule(at + moved, by=ida)

    assert release_due(at + moved - timedelta(seconds=1)) == 0
    assert release_due(at + moved) == 1
    assert release_due(max(at, at + moved)) == 0


@pytest.mark.parametrize("written", ["2095-03-27 02:30", "2095-10-30 02:30"])
def test_an_hour_that_does_not_exist_or_comes_twice_is_asked_about(written: str) -> None:
    with timezone.override(BERLIN), pytest.raises(ValidationError, match="ambiguous"):
        hour("When").clean(written)


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_release_each_story_once(write: NewStory, ida: Person) -> None:
    at = timezone.now() + timedelta(hours=1)
    stories = [write(f"Number {number}") for number in range(6)]
    for story in stories:
        story.schedule(at, by=ida)

    def look(_clock: int) -> int:
        try:
            return release_due(at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as clocks:
        assert sum(clocks.map(look, range(2))) == len(stories)

    for story in stories:
        assert story.events.kinds() == ["story.scheduled", "story.published"]
