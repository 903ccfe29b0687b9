"""Channels: the kinds of streams that readers may follow, each with how a name is found and an event drawn.

Upper apps register theirs when they are ready: `register("wire", Channel(find, paint))` makes `wire:fr` a
name. This layer knows neither what an edition nor what a story is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from nightdesk.events.models import Event

Operation = Literal["prepend", "append", "replace", "remove", "count"]
Subject = tuple[str, int]  # a record's label and key, as events name their subject


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one event does to an open page: to the element with the id `target`, drawn as `html`."""

    operation: Operation
    target: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What a public name stands for: a stream of the log, or only what it says about one subject."""

    name: str
    log: str
    subject: Subject | None = None

    @property
    def kind(self) -> str:
        return self.name.partition(":")[0]

    def tells_of(self, event: Event) -> bool:
        return self.subject in (None, (event.subject_type, event.subject_id))


@dataclass(frozen=True, slots=True)
class Channel:
    """`find` gives the line of a name, or None when there is no such thing or nobody may know of it.

    `paint` draws events as their subjects are now, in the order given. It asks anew who may see them: for a
    subject that is hidden by now it gives a removal.

    `at_most` is for crowds: how often in a second a reader is told of it. The first event after a silence is
    told at once; those that come too soon after others are told together, all of them, in order. 0: as they come.
    """

    find: Callable[[str], Line | None]
    paint: Callable[[Sequence[Event]], list[Fragment]]
    at_most: float = 0.0


_channels: dict[str, Channel] = {}


def register(kind: str, channel: Channel) -> None:
    _channels[kind] = channel


def find(name: str) -> Line | None:
    """The line of a public name such as `wire:fr`. None for all that is no such name."""
    channel = _channels.get(name.partition(":")[0])
    return channel.find(name) if channel else None


def paint(kind: str, events: Sequence[Event]) -> list[Fragment]:
    return _channels[kind].paint(events)


def pause(kind: str) -> float:
    """The seconds that lie at least between two tellings."""
    at_most = _channels[kind].at_most
    return 1 / at_most if at_most else 0.0
