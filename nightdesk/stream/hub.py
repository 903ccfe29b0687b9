"""The hub: one a process. It hears of a commit, reads what is new once, draws it once, and wakes who listens."""

import asyncio
import contextlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from time import monotonic

from nightdesk.events import pulse
from nightdesk.lib import figures
from nightdesk.stream import channels, presence, reading
from nightdesk.stream.audience import Audience, Listener
from nightdesk.stream.channels import Line
from nightdesk.stream.limits import LOOK, LOOK_ANYWAY, SAMPLE, UNHEARD
from nightdesk.stream.memory import Entry, Memory, undrawn
from nightdesk.stream.reading import Reader
from nightdesk.stream.ringing import Ringer
from nightdesk.stream.step import Steps

logger = logging.getLogger(__name__)


class Hub:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.memories: dict[str, Memory] = {}
        self.audience = Audience()
        self.steps = Steps()
        self._ringer = Ringer()
        self._at_work = asyncio.Lock()  # one reads and draws at a time, and in order
        self._names: dict[str, Line] = {}
        self._seen, self._looked = -1, 0.0
        self._turns: dict[str, float] = {}  # when a crowd may be told again
        self._next_turn = NEVER  # of those who wait for theirs
        self._looking: asyncio.Task[None] | None = None
        self._counted = 0.0
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
        """Have these streams in memory, up to what the database says now; of a crowded one, up to its last turn."""
        async with self._at_work:
            unheard = [log for log in logs if log not in self.audience]
            if unheard:
                await self._read({log: self.memories.get(log) or Memory(log) for log in unheard})
                self._forget_but(unheard)
        if not self._is_looking or pulse.count() != self._seen:
            await self.catch_up()

    async def reach(self, log: str) -> None:
        """Have this stream in memory up to what the database says now, when its turn has come."""
        await asyncio.sleep(self._turns.get(log, 0.0) - monotonic())
        await self.catch_up()

    def join(self, listener: Listener) -> None:
        if any(line.log not in self.audience for line in listener.lines):
            self._seen = -1  # nobody read it since it was asked for
        self.audience.join(listener)
        if not self._is_looking:
            self._looking = asyncio.get_running_loop().create_task(self._look())

    def leave(self, listener: Listener) -> None:
        self.audience.leave(listener)
        self._ringer.forget(listener)

    async def draw(self, line: Line, entries: Sequence[Entry]) -> None:
        """Have the frames of these entries drawn, by one for all."""
        async with self._at_work:
            await self._draw(line, entries)

    async def catch_up(self) -> None:
        """Read what was committed since, draw it, and wake everyone it concerns; crowds when it is their turn."""
        async with self._at_work:
            self._seen, self._looked = pulse.count(), monotonic()
            heard = [log for log in self.memories if log in self.audience]
            waiting = {log for log in heard if self._turns.get(log, 0.0) > self._looked}
            self._next_turn = min((self._turns[log] for log in waiting), default=NEVER)
            await self._read({log: self.memories[log] for log in heard if log not in waiting})

    @property
    def _is_looking(self) -> bool:
        return self._looking is not None and not self._looking.done()

    async def _read(self, memories: Mapping[str, Memory]) -> None:
        if not memories:
            return
        heads = await self.reader.ask(reading.heads, list(memories))
        for log, memory in memories.items():
            head = heads.get(log, 0)
            if head < memory.end.seq:
                # The database went back in time: a copy was restored under us.
                await self._take_in(Memory(log))
            elif head > memory.end.seq or log not in self.memories:
                await self._take_in(memory)

    async def _take_in(self, memory: Memory) -> None:
        events = await self.reader.ask(reading.news, memory.log, memory.end.seq)
        self.steps.forget()
        if events and events[0].seq != memory.end.seq + 1:
            memory.entries.clear()
        fresh = memory.take(events)
        self.memories[memory.log] = memory
        for line in self.audience.lines(memory.log):
            await self._draw(line, fresh)
        self.told += len(fresh) * self.audience.count(memory.log)
        self._turns[memory.log] = monotonic() + self.audience.pause(memory.log)
        self._ringer.ring(self.audience.of(memory.log))

    async def _draw(self, line: Line, entries: Sequence[Entry]) -> None:
        missing = undrawn(entries, line)
        if missing:
            events = [entry.event for entry in missing]
            drawn = await self.reader.ask(reading.draw, line, events)
            for entry, frame in zip(missing, drawn, strict=True):
                entry.frames[line.kind] = frame

    def _forget_but(self, asked: Iterable[str]) -> None:
        """Drop what nobody listens to, beyond what may be kept: the longest unasked for."""
        for log in asked:
            self.memories[log] = self.memories.pop(log)
        unheard = [log for log in self.memories if log not in self.audience]
        for log in unheard[:-UNHEARD]:
            del self.memories[log]
            self._turns.pop(log, None)

    async def _look(self) -> None:
        """Look at the pulse again and again, as long as anybody listens; at most half of the time."""
        while self.audience:
            began = monotonic()
            if self._is_time(began):
                try:
                    await self.catch_up()
                except Exception:
                    # A database that is away for a minute must not end the stream for good.
                    logger.exception("The stream could not read what is new and goes on")
                    await asyncio.sleep(LOOK_ANYWAY)
            await asyncio.sleep(max(LOOK, monotonic() - began))
            # Also when the last has left. Who comes while that is written down finds us still looking.
            if monotonic() > self._counted + SAMPLE or not self.audience:
                await self._count()

    async def _count(self) -> None:
        self._counted = monotonic()
        await self.reader.ask(presence.tell, self.audience.counts())

    def _is_time(self, now: float) -> bool:
        return (
            pulse.count() != self._seen
            or now >= self._next_turn
            or now - self._looked > LOOK_ANYWAY
        )

    async def close(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._looking
        await self._ringer.close()
        await self.reader.ask(presence.tell, {})
        self.reader.close()


NEVER = float("inf")
MOST_NAMES = 10_000
TOLD = partial(
    figures.Figure,
    "nightdesk_stream_events_total",
    "counter",
    "Events told as they happened, each once for every reader who was listening.",
)
