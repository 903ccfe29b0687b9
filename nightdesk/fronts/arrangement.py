"""The arrangement: what editors put into the slots of a front, read from its raw blocks without a query."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.utils import timezone
from django.utils.dateparse import parse_datetime

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from nightdesk.fronts.models import Front


@dataclass(frozen=True, slots=True)
class Placement:
    """A story in a slot. Empty words are the story's own; without an end it stays until it is moved."""

    story: int
    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    until: datetime | None = None

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Self | None:
        """None where no story was chosen yet, as previews of half-filled forms have it."""
        story = value.get("story")
        if not story:
            return None
        words = {name: value.get(name) or "" for name in ("headline", "kicker", "standfirst")}
        return cls(story=int(story), until=_moment(value.get("until")), **words)

    def is_over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now


@dataclass(frozen=True, slots=True)
class PlacedRail:
    """A titled group: its stories by hand, then what its section or topic has."""

    title: str
    by_hand: tuple[Placement, ...]
    section: int | None
    topic: int | None


# In a slot, None stands for «fills itself».
Slot = tuple[Placement | None, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    live_strip: Slot = ()
    lead: Slot = ()
    seconds: Slot = ()
    row: Slot = ()
    rails: tuple[PlacedRail, ...] = ()

    @classmethod
    def of(cls, front: "Front | None") -> Self:
        if front is None:
            return cls()
        return cls(
            live_strip=_slot(front.live_strip),
            lead=_slot(front.lead),
            seconds=_slot(front.seconds),
            row=_slot(front.row),
            rails=tuple(_rail(raw["value"]) for raw in front.rails.raw_data),
        )

    @property
    def placements(self) -> Iterator[Placement]:
        """Every story placed by hand, from the top."""
        yield from self.news
        for rail in self.rails:
            yield from rail.by_hand

    @property
    def news(self) -> Iterator[Placement]:
        """Those outside of rails, among which nothing stands that was paid for."""
        for slot in (self.lead, self.seconds, self.row, self.live_strip):
            yield from filter(None, slot)

    @property
    def topics(self) -> set[int]:
        return {rail.topic for rail in self.rails if rail.topic}

    @property
    def sections(self) -> set[int]:
        return {rail.section for rail in self.rails if rail.section}

    def next_end(self, now: datetime) -> datetime | None:
        """When the next placement leaves its slot by itself."""
        ends = [one.until for one in self.placements if one.until and not one.is_over(now)]
        return min(ends, default=None)


def _slot(blocks: "StreamValue") -> Slot:
    return tuple(
        Placement.of(raw["value"]) if raw["type"] == "story" else None for raw in blocks.raw_data
    )


def _rail(value: Mapping[str, Any]) -> PlacedRail:
    placed = map(Placement.of, _items(value.get("stories") or ()))
    return PlacedRail(
        title=value.get("title") or "",
        by_hand=tuple(filter(None, placed)),
        section=_key(value.get("section")),
        topic=_key(value.get("topic")),
    )


def _items(raw: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Wagtail keeps the items of a list as blocks; a script may have written them plainly."""
    return [item["value"] if item.get("type") == "item" else item for item in raw]


def _key(given: Any) -> int | None:
    return int(given) if given else None


def _moment(given: Any) -> datetime | None:
    """Stored as text; in a form not yet saved it is the moment itself."""
    moment = parse_datetime(given) if isinstance(given, str) else given
    if moment is not None and timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    return moment
