"""The hub: one a process. It hears of a commit, reads what is new once, draws it once, and wakes who listens."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from time import monotonic
from typing import Protocol

from nightdesk.events import pulse
from nightdesk.lib import figures
from nightdesk.stream import channels, reading
from nightdesk.stream.channels import Line
from nightdesk.stream.limits import LOOK, LOOK_ANYWAY
from nightdesk.stream.memory import Entry, Memory, undrawn

logger = logging.getLogger(__name__)


class Listener(Protocol):
    @property
    def lines(self) -> Sequence[Line]: ...

    def wake(self) -> None: ...


class Hub:
    def __init__(self) -> None:
        self.reader = reading.Reader()
        self.memories: dict[str, Memory] = {}
        self.listeners: dict[str, set[Listener]] = defaultdict(set)
        self._at_work = asyncio.Lock()  # one reads and draws at a time, and in order
        self._names: dict[str, Line] = {}
        self._seen, self._looked = -1, 0.0
        self._looking: asyncio.Task[None] | None = None
        self.told = 0
        figures.show(TOLD(lambda: self.told))

    async def line(self, name: str) -> Line | None:
        """The line of a public name. Known names are kept: what is drawn asks again who may see it."""
        found = self._names.get(name) or await self.reader.ask(channels.find, name)
        if found is not None:
            if len(self._names) >= MOST_NAMES:
                self._names.clear()
            self._names[name] = found
        return found

    async def refresh(self, logs: Iterable[str]) -> None:
        """Have these streams in memory, up to what the database says now."""
        async with self._at_work:
            missing = [log for log in logs if log not in self.memories]
            if missing:
                await self._read({log: Memory(log) for log in missing})
        if not self._is_looking or pulse.count() != self._seen:
            await self.catch_up()

    def join(self, listener: Listener) -> None:
        for log in {line.log for line in listener.lines}:
            self.listeners[log].add(listener)
        if not self._is_looking:
            self._looking = asyncio.get_running_loop().create_task(self._look())

    def leave(self, listener: Listener) -> None:
        for log in {line.log for line in listener.lines}:
            self.listeners[log].discard(listener)

    async def draw(self, line: Line, entries: Sequence[Entry]) -> None:
        """Have the frames of these entries drawn, by one for all."""
        async with self._at_work:
            await self._draw(line, entries)

    async def catch_up(self) -> None:
        """Read what was committed since, draw it, and wake everyone it concerns."""
        async with self._at_work:
            self._seen, self._looked = pulse.count(), monotonic()
            await self._read(self.memories)

    @property
    def _is_looking(self) -> bool:
        return self._looking is not None and not self._looking.done()

    async def _read(self, memories: Mapping[str, Memory]) -> None:
        heads = await self.reader.ask(reading.heads, list(memories))
        for log, memory in list(memories.items()):
            head = heads.get(log, 0)
            if head < memory.end.seq:
                # The database went back in time: a copy was restored under us.
                await self._take_in(Memory(log))
            elif head > memory.end.seq or log not in self.memories:
                await self._take_in(memory)

    async def _take_in(self, memory: Memory) -> None:
        events = await self.reader.ask(reading.news, memory.log, memory.end.seq)
        if events and events[0].seq != memory.end.seq + 1:
            memory.entries.clear()
        fresh = memory.take(events)
        self.memories[memory.log] = memory
        listeners = tuple(self.listeners[memory.log])
        for line in _lines(listeners, memory.log):
            await self._draw(line, fresh)
        self.told += len(fresh) * len(listeners)
        for listener in listeners:
            listener.wake()

    async def _draw(self, line: Line, entries: Sequence[Entry]) -> None:
        missing = undrawn(entries, line)
        if missing:
            drawn = await self.reader.ask(reading.draw, line, missing)
            for entry, frame in zip(missing, drawn, strict=True):
                entry.frames[line.kind] = frame

    async def _look(self) -> None:
        """Look at the pulse again and again, as long as anybody listens."""
        while any(self.listeners.values()):
            if pulse.count() != self._seen or monotonic() - self._looked > LOOK_ANYWAY:
                try:
                    await self.catch_up()
                except Exception:
                    # A database that is away for a minute must not end the stream for good.
                    logger.exception("The stream could not read what is new and goes on")
                    await asyncio.sleep(LOOK_ANYWAY)
            await asyncio.sleep(LOOK)

    async def close(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._looking
        self.reader.close()


MOST_NAMES = 10_000
TOLD = partial(
    figures.Figure,
    "nightdesk_stream_events_total",
    "counter",
    "Events told as they happened, each once for every reader who was listening.",
)


def _lines(listeners: Collection[Listener], log: str) -> set[Line]:
    return {line for listener in listeners for line in listener.lines if line.log == log}
