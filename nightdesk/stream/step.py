"""A step: what comes next for everybody who stands at the same places and listens to the same lines.

Its bytes are made once, however many take it. Steps are kept until anything new is remembered, for a text
that was killed since must not be told again, and never more of them than fit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nightdesk.stream import cursor, frame
from nightdesk.stream.channels import Line
from nightdesk.stream.cursor import Place
from nightdesk.stream.limits import STEPS
from nightdesk.stream.memory import Entry

Places = Mapping[str, Place]  # by stream of the log; shared by many, and never changed
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The bytes, and where they lead to."""

    data: bytes
    places: Places


class Steps:
    def __init__(self) -> None:
        self._kept: dict[Key, Step] = {}
        self._bytes = 0

    def get(self, key: Key) -> Step | None:
        return self._kept.get(key)

    def keep(self, key: Key, step: Step) -> None:
        if self._bytes + len(step.data) > STEPS:
            self.forget()
        self._kept[key] = step
        self._bytes += len(step.data)

    def forget(self) -> None:
        self._kept.clear()
        self._bytes = 0


def tell(lines: Sequence[Line], places: Places, entries: Mapping[str, Sequence[Entry]]) -> Step:
    """All of these entries, whose frames were drawn, to who follows these lines and stands there."""
    telling = _Telling(dict(places))
    for log, news in entries.items():
        follows = [line for line in lines if line.log == log]
        for entry in news:
            telling.tell(entry, log, [line for line in follows if line.tells_of(entry.event)])
    return Step(b"".join(telling.frames), telling.places)


class _Telling:
    def __init__(self, places: dict[str, Place]) -> None:
        self.places = places
        self.frames: list[bytes] = []

    def tell(self, entry: Entry, log: str, lines: Sequence[Line]) -> None:
        """The frames of one event.

        Only the last of them moves the cursor past it: after a break between two, both come again.
        """
        if len(lines) > 1:
            before = cursor.write(self.places)
            self.frames += [frame.with_id(before, entry.frames[one.kind]) for one in lines[:-1]]
        self.places[log] = entry.place
        if lines:
            self.frames.append(self._last(entry, lines[-1].kind))

    def _last(self, entry: Entry, kind: str) -> bytes:
        """With the cursor that is past it, made once for everybody who follows nothing else."""
        if len(self.places) > 1:
            return frame.with_id(cursor.write(self.places), entry.frames[kind])
        if kind not in entry.whole:
            entry.whole[kind] = frame.with_id(cursor.write(self.places), entry.frames[kind])
        return entry.whole[kind]
