"""Filling: which story stands where. What an editor placed comes first; the rest fills itself by urgency and time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from nightdesk.fronts.arrangement import Arrangement, PlacedRail, Placement, Slot
from nightdesk.stories.models import Genre, Story

RAIL = 4
# What one step of urgency is worth: urgency 3 holds out six hours longer than urgency 4.
STEP = timedelta(hours=6)


@dataclass(slots=True)
class Filling:
    """`at_hand` are the stories that readers may see, by id, the newest first. Each is given out once."""

    at_hand: Mapping[int, Story]
    now: datetime
    taken: set[int] = field(default_factory=set)
    reserved: set[int] = field(default_factory=set)

    def reserve(self, arrangement: Arrangement) -> None:
        """Nothing that stands somewhere by hand fills another slot by itself."""
        news = {one.story for one in arrangement.news if self._stands(one, among_news=True)}
        in_rails = {
            one.story for rail in arrangement.rails for one in rail.by_hand if self._stands(one)
        }
        self.reserved = news | in_rails

    def slot(self, placed: Slot, most: int, *, fills: Iterator[Story] | None = None) -> list[Story]:
        """So many stories: in each place the one placed there, else the next of `fills`."""
        places = [*placed[:most], *([None] * (most - len(placed)))]
        found: list[Story] = []
        for placement in places:
            story = self._placed(placement, among_news=True) if placement else None
            if story is None and fills is not None:
                story = next(self.free(fills), None)
            if story is not None:
                self.taken.add(story.pk)
                found.append(story)
        return found

    def rail(self, rail: PlacedRail, fills: Iterable[Story]) -> list[Story]:
        found = []
        for placement in rail.by_hand:
            story = self._placed(placement)
            if story is not None:
                self.taken.add(story.pk)
                found.append(story)
        return found + self.take(fills, RAIL - len(found))

    def take(self, fills: Iterable[Story], most: int) -> list[Story]:
        """The first of these that stand nowhere yet."""
        found = [story for _place, story in zip(range(most), self.free(fills), strict=False)]
        self.taken.update(story.pk for story in found)
        return found

    def free(self, fills: Iterable[Story]) -> Iterator[Story]:
        return (one for one in fills if one.pk not in self.taken and one.pk not in self.reserved)

    def by_weight(self, stories: Iterable[Story]) -> Iterator[Story]:
        """The most urgent of the newest first. What was paid for keeps to its section."""
        return iter(sorted(filter(may_lead, stories), key=lambda story: weight(story, self.now)))

    def _stands(self, placement: Placement, *, among_news: bool = False) -> bool:
        story = self.at_hand.get(placement.story)
        if story is None or placement.is_over(self.now):
            return False
        return may_lead(story) or not among_news

    def _placed(self, placement: Placement, *, among_news: bool = False) -> Story | None:
        if placement.story in self.taken or not self._stands(placement, among_news=among_news):
            return None
        return as_placed(self.at_hand[placement.story], placement)


def as_placed(story: Story, placement: Placement) -> Story:
    """The story in the words that the front has for it: a copy to be shown, never to be saved."""
    shown = copy(story)
    shown.headline = placement.headline or story.headline
    shown.kicker = placement.kicker or story.kicker
    shown.standfirst = placement.standfirst or story.standfirst
    # An open page that hears of a new headline of the story keeps the front's own.
    shown.has_words_of_the_front = bool(
        placement.headline or placement.kicker or placement.standfirst
    )
    return shown


def may_lead(story: Story) -> bool:
    return story.genre != Genre.SPONSORED


def weight(story: Story, now: datetime) -> float:
    """The lighter, the higher up: urgency, and what time has added. The order of two never changes by itself."""
    age = now - story.published_at if story.published_at else timedelta.max
    return story.urgency + age / STEP


def of_section(stories: Sequence[Story], section_id: int) -> Iterator[Story]:
    return (story for story in stories if story.section_id == section_id)
