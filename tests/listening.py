"""Listening as a browser does: the frames of a stream, read line by line, and the cursor that is kept."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Frame:
    operation: str
    cursor: str
    data: dict[str, Any]

    @property
    def place(self) -> tuple[str, int]:
        return self.data["stream"], self.data["seq"]


@dataclass
class EventSource:
    """What the standard says of reading a stream, without what no test needs."""

    frames: list[Frame] = field(default_factory=list)
    cursor: str = ""
    retries: list[int] = field(default_factory=list)
    comments: int = 0
    _rest: bytes = b""
    _event: dict[str, str] = field(default_factory=dict)

    def feed(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._line(line.decode())

    def broken(self) -> None:
        """The connection broke: what was only half told is forgotten."""
        self._rest, self._event = b"", {}

    def of(self, stream: str) -> list[int]:
        return [seq for name, seq in self.places() if name == stream]

    def places(self) -> list[tuple[str, int]]:
        return [frame.place for frame in self.frames]

    def _line(self, line: str) -> None:
        if not line:
            self._dispatch()
        elif line.startswith(":"):
            self.comments += 1
        else:
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name == "retry":
                self.retries.append(int(value))
            else:
                assert name not in self._event, "data is one line"
                self._event[name] = value

    def _dispatch(self) -> None:
        self.cursor = self._event.get("id", self.cursor)
        if "data" in self._event:
            data = json.loads(self._event["data"])
            self.frames.append(Frame(self._event["event"], self.cursor, data))
        self._event = {}


class ShownPage:
    """A list on an open page: element ids to what they hold, in order, patched as the browser patches it."""

    def __init__(self, items: Sequence[tuple[str, str]]) -> None:
        self.items = dict(items)

    def receive(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            self._apply(frame.operation, frame.data["target"], frame.data["html"])

    def _apply(self, operation: str, target: str, html: str) -> None:
        kept = {key: value for key, value in self.items.items() if key != target}
        if operation == "prepend":
            self.items = {target: html, **kept}
        elif operation == "append":
            self.items = {**kept, target: html}
        elif operation == "remove":
            self.items = kept
        elif operation == "replace" and target in self.items:
            self.items[target] = html

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.items.items())
