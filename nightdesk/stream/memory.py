"""Memory: the last events of one stream of the log, each with the frames it was drawn as.

Bounded, and nothing in it is truer than the database: it can be dropped at any time.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nightdesk.events.models import Event
from nightdesk.stream.channels import Line, Subject
from nightdesk.stream.cursor import START, Place, place_of
from nightdesk.stream.limits import HISTORY


@dataclass(slots=True)
class Entry:
    """One event. `frames` are its bytes by kind of channel; empty until somebody needs them.

    `whole` are the same with the cursor of who follows this stream alone, as almost everybody does.
    """

    event: Event
    place: Place
    frames: dict[str, bytes] = field(default_factory=dict)
    whole: dict[str, bytes] = field(default_factory=dict)

    @property
    def subject(self) -> Subject:
        return self.event.subject_type, self.event.subject_id

    def forget(self) -> None:
        self.frames.clear()
        self.whole.clear()


class Memory:
    def __init__(self, log: str, history: int = HISTORY) -> None:
        self.log = log
        self.entries: deque[Entry] = deque(maxlen=history)

    @property
    def end(self) -> Place:
        return self.entries[-1].place if self.entries else START

    @property
    def first(self) -> int:
        """The first event remembered; 1 while the stream is empty."""
        return self.entries[0].place.seq if self.entries else 1

    def take(self, events: Iterable[Event]) -> list[Entry]:
        """Remember what came next.

        What was drawn of the same subjects before is drawn anew when somebody comes back to it: a
        killed text must not be told again.
        """
        fresh = [Entry(event, place_of(event)) for event in events]
        changed = {entry.subject for entry in fresh}
        for entry in self.entries:
            if entry.subject in changed:
                entry.forget()
        self.entries.extend(fresh)
        return fresh

    def knows(self, place: Place) -> bool:
        """Whether the stream went through this place, as far as we remember."""
        if place.seq < self.first:
            return place == START and self.first == 1
        return place.seq <= self.end.seq and self._at(place.seq).place == place

    def after(self, place: Place, limit: int) -> list[Entry]:
        """The next entries after a known place."""
        start = place.seq + 1 - self.first
        return [self.entries[i] for i in range(start, min(start + limit, len(self.entries)))]

    def _at(self, seq: int) -> Entry:
        return self.entries[seq - self.first]


def undrawn(entries: Sequence[Entry], line: Line) -> list[Entry]:
    """Those of these entries that this line tells of and nobody has drawn yet."""
    return [
        entry for entry in entries if line.tells_of(entry.event) and line.kind not in entry.frames
    ]
