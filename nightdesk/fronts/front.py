"""The front: slots that fill themselves by urgency and time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Self

from nightdesk.editions.models import Edition, Section
from nightdesk.stories.models import Genre, Story

# So many of the newest stories compete for the slots; what is older is found in its section.
COMPETING = 60
SECONDS = 3
ROW = 4
STRIP = 4
# What one step of urgency is worth: urgency 3 holds out six hours longer than urgency 4.
STEP = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Strip:
    """A section's slots on the front."""

    section: Section
    stories: list[Story]


@dataclass(frozen=True, slots=True)
class Front:
    lead: Story | None
    seconds: list[Story]
    row: list[Story]
    strips: list[Strip]

    @classmethod
    def of(cls, edition: Edition, now: datetime) -> Self:
        """Fill the slots, each story once. Three queries."""
        standing = edition.stories.visible_to(None, now).published()
        competing = list(standing.newest_first().for_cards()[:COMPETING])
        top = sorted(filter(may_lead, competing), key=lambda story: weight(story, now))
        top = top[: 1 + SECONDS + ROW]
        rest = [story for story in competing if story not in top]
        return cls(
            lead=top[0] if top else None,
            seconds=top[1 : 1 + SECONDS],
            row=top[1 + SECONDS :],
            strips=list(strips(rest)),
        )


def may_lead(story: Story) -> bool:
    """What was paid for keeps to its section's strip."""
    return story.genre != Genre.SPONSORED


def weight(story: Story, now: datetime) -> float:
    """The lighter, the higher up: urgency, and what time has added."""
    age = now - story.published_at if story.published_at else timedelta.max
    return story.urgency + age / STEP


def strips(stories: list[Story]) -> Iterator[Strip]:
    """The sections in their order, each with its newest."""
    in_order = sorted(stories, key=lambda story: (story.section.position, story.section_id))
    for _id, of_one in groupby(in_order, key=lambda story: story.section_id):
        newest = list(of_one)[:STRIP]
        yield Strip(newest[0].section, newest)
