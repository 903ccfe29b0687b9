"""The hour of a story, chosen at random among those at which clocks go wrong: never early, exactly once.

Two release clocks look at the same time. What they go by is set forward and back by five seconds, one of
them dies in the middle of its work, the hour is moved, and the paper moves to another time zone.
"""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, connections

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.clock import release_due
from nightdesk.stories.models import Story
from nightdesk.stories.visibility import may_see
from tests.cast import NewStory
from tests.promises.figures import many, tell

pytestmark = pytest.mark.django_db(transaction=True)

ZONES = tuple(
    map(
        ZoneInfo,
        ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham", "UTC"),
    )
)  # fmt: skip
FIRST = datetime(2095, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
# When the clocks look, in seconds from the hour; what each goes by is up to five seconds off.
LOOKS = (-60.0, -6.0, -0.051, -0.001, 0.0, 0.05, 0.5, 6.0, 7.0)
STEPS = (0.0, 0.0, 0.0, -5.0, 5.0)


class Killed(BaseException):
    """A process that dies asks nobody to catch it."""


def changes_of(zone: ZoneInfo) -> list[datetime]:
    """When the clocks of a zone go forward or back, to the minute, in two years of which one has a leap day."""
    hours = [FIRST + timedelta(hours=n) for n in range(0, 2 * 366 * 24, 6)]
    found = []
    for before, after in pairwise(hours):
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            found.append(
                next(
                    before + timedelta(minutes=n)
                    for n in range(361)
                    if (before + timedelta(minutes=n)).astimezone(zone).utcoffset()
                    == after.astimezone(zone).utcoffset()
                )
            )
    return found


def instants() -> list[datetime]:
    found = [change for zone in ZONES for change in changes_of(zone)]
    assert len(found) >= 12
    found += [
        datetime(2096, 2, 29, hour, 59, 59, tzinfo=zone) for zone in ZONES for hour in (0, 12, 23)
    ]
    found += [datetime(2096, 1, 1, tzinfo=zone) for zone in ZONES]
    return found


@dataclass
class Schedule:
    """One story and its hour; `looks` are what the two clocks go by, look after look."""

    story: Story
    hour: datetime
    looks: list[tuple[datetime, datetime]]
    dies_at: int | None

    @property
    def first(self) -> datetime:
        return min(now for pair in self.looks for now in pair if now >= self.hour)


def written(hour: datetime, chance: random.Random) -> datetime:
    """The same instant as an editor somewhere wrote it down: in an hour that comes twice, with its fold."""
    return hour.astimezone(chance.choice(ZONES))


def drawn(story: Story, ida: Person, chance: random.Random, hours: list[datetime]) -> Schedule:
    hour = (chance.choice(hours) + chance.choice((-1, 0, 0, 1)) * SECOND).astimezone(UTC)
    for _ in range(chance.choice((0, 0, 1, 2))):
        wrong = hour + chance.choice((-86_400, -3_600, -1, 1, 3_600)) * SECOND
        story.schedule(written(wrong, chance), by=ida)
        story.unschedule(by=ida)
    story.schedule(written(hour, chance), by=ida)
    if chance.random() < 0.3:
        Edition.objects.filter(pk=story.edition_id).update(time_zone=chance.choice(ZONES).key)
    looks = [
        (hour + (at + chance.choice(STEPS)) * SECOND, hour + (at + chance.choice(STEPS)) * SECOND)
        for at in LOOKS
    ]
    looks.append((hour + 60 * SECOND, hour + 61 * SECOND))
    return Schedule(story, hour, looks, chance.choice((None, None, None, chance.randint(1, 12))))


@contextmanager
def dying(at: int | None) -> Iterator[None]:
    """Die at this question to the database; nothing of the work under way is committed."""
    asked = 0

    def execute(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked == at:
            raise Killed
        return execute(*arguments)

    with suppress(Killed), connection.execute_wrapper(execute):
        yield


def look(now: datetime, dies_at: int | None = None) -> None:
    try:
        with dying(dies_at):
            release_due(now)
    finally:
        connections.close_all()


def test_no_story_is_out_before_its_hour_and_each_is_told_once(
    write: NewStory, ida: Person
) -> None:
    chance, hours = random.Random(25), instants()
    schedules = many(60, 1_000)
    late: list[timedelta] = []
    with ThreadPoolExecutor(2) as clocks:
        for number in range(schedules):
            one = drawn(write(f"Number {number}"), ida, chance, hours)
            run_through(one, clocks)
            late.append(released_at(one) - one.hour)

    assert min(late) >= timedelta(0)
    tell(f"{schedules} hours around which two clocks went wrong: 0 early, each released once")


def run_through(one: Schedule, clocks: ThreadPoolExecutor) -> None:
    for pair in one.looks:
        dies_at = one.dies_at if max(pair) >= one.hour else None
        first = clocks.submit(look, pair[0], dies_at)
        second = clocks.submit(look, pair[1])
        first.result()
        second.result()
        if dies_at:
            one.dies_at = None
        story = Story.objects.get(pk=one.story.pk)
        if max(pair) < one.hour and story.state != "published":
            assert not may_see(None, story, max(pair))


def released_at(one: Schedule) -> datetime:
    """By the clock that released it. One that died before may have left it to the other, or to the next look."""
    story = Story.objects.get(pk=one.story.pk)
    assert story.state == "published"
    [told] = story.events.filter(kind="story.published")
    assert told.at in {now for pair in one.looks for now in pair}
    assert told.at >= one.first
    assert story.published_at == told.at
    return told.at
