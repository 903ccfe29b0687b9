"""The audience: who listens to which stream of the log, to which of its lines, and how many they are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from nightdesk.stream import channels
from nightdesk.stream.channels import Line


class Listener(Protocol):
    @property
    def lines(self) -> Sequence[Line]: ...

    def wake(self) -> None: ...


class Audience:
    def __init__(self) -> None:
        self._listeners: dict[str, dict[Listener, None]] = {}  # in the order in which they came
        self._lines: dict[str, Counter[Line]] = {}

    def __contains__(self, log: str) -> bool:
        return log in self._listeners

    def __len__(self) -> int:
        """How many streams are listened to."""
        return len(self._listeners)

    def join(self, listener: Listener) -> None:
        for line in listener.lines:
            self._listeners.setdefault(line.log, {})[listener] = None
            self._lines.setdefault(line.log, Counter())[line] += 1

    def leave(self, listener: Listener) -> None:
        for line in listener.lines:
            self._listeners[line.log].pop(listener, None)
            self._lines[line.log][line] -= 1
            if not self._lines[line.log][line]:
                del self._lines[line.log][line]
            if not self._lines[line.log]:
                del self._lines[line.log], self._listeners[line.log]

    def of(self, log: str) -> Iterable[Listener]:
        return self._listeners.get(log, {})

    def lines(self, log: str) -> Sequence[Line]:
        return tuple(self._lines.get(log, ()))

    def count(self, log: str) -> int:
        return len(self._listeners.get(log, ()))

    def counts(self) -> Mapping[str, int]:
        return {log: len(listeners) for log, listeners in self._listeners.items()}

    def pause(self, log: str) -> float:
        """The seconds between two tellings. A crowd holds nobody up who follows the same stream otherwise."""
        kinds = {line.kind for line in self._lines.get(log, ())}
        return min(map(channels.pause, kinds), default=0.0)
