"""The connection: one reader listening. It holds a place in each stream, and no copy of anything."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from random import uniform

from nightdesk.stream import cursor, frame, reading
from nightdesk.stream.channels import Line
from nightdesk.stream.cursor import Place
from nightdesk.stream.hub import Hub
from nightdesk.stream.limits import (
    BATCH,
    BLOCKED,
    HEARTBEAT,
    RETRY,
    RETRY_AFTER_ROTATION,
    ROTATION,
)
from nightdesk.stream.memory import undrawn
from nightdesk.stream.step import Places, tell

Write = Callable[[bytes], Awaitable[None]]


class Connection:
    """`places` are where the reader stands, by stream of the log; a stream without one begins anew."""

    __slots__ = (
        "_bell",
        "_farewell",
        "_heart",
        "_is_over",
        "_is_quiet",
        "_names",
        "_silence",
        "_told_at",
        "_write",
        "hub",
        "lines",
        "logs",
        "places",
    )

    def __init__(
        self, hub: Hub, lines: Sequence[Line], places: Mapping[str, Place], write: Write
    ) -> None:
        self.hub = hub
        self.lines: Sequence[Line] = tuple(lines)
        self.logs = tuple(dict.fromkeys(line.log for line in lines))
        self.places: Places = dict(places)
        self._names = "\n".join(line.name for line in lines)
        self._write = write
        self._bell = asyncio.Event()
        self._is_over = self._is_quiet = False
        self._told_at, self._silence = 0.0, uniform(*HEARTBEAT)  # noqa: S311
        self._farewell = frame.retry(uniform(*RETRY_AFTER_ROTATION))  # noqa: S311

    def wake(self) -> None:
        self._bell.set()

    def end(self) -> None:
        """The reader left, or was here long enough."""
        self._is_over = True
        self._bell.set()

    def stop(self) -> None:
        """The server stops: who comes back at once finds nobody."""
        self._farewell = frame.retry(uniform(*RETRY))  # noqa: S311 - jitter is no secret
        self.end()

    async def run(self, strangers: Sequence[str] = ()) -> None:
        """Tell everything from the reader's places on, until they leave, stop reading, or it is time to go.

        Of strangers, names that were asked for and are none, it says at once to begin anew: one tab with a
        page that is gone must not cost the others their stream.

        Raises TimeoutError when the reader does not take what is sent.
        """
        loop = asyncio.get_running_loop()
        rotation = loop.call_later(uniform(*ROTATION), self.end)  # noqa: S311 - jitter is no secret
        self._beat(loop)
        self.hub.join(self)
        try:
            await self._send(await self._opening() + self._unknown(strangers))
            self._told_at = loop.time()
            while not self._is_over:
                self._bell.clear()
                if data := await self._next() or await self._pause():
                    self._told_at = loop.time()
                    await self._send(data)
            await self._send(self._farewell + b"\n")
        finally:
            rotation.cancel()
            self._heart.cancel()
            self.hub.leave(self)

    async def _send(self, data: bytes) -> None:
        if data:
            async with asyncio.timeout(BLOCKED):
                await self._write(data)

    async def _opening(self) -> bytes:
        """When to come back after a break, and from where, even if nothing happens until then."""
        again = b"".join([await self._anew(log) for log in self.logs if not self._knows(log)])
        return frame.retry(uniform(*RETRY)) + (again or frame.with_id(self._cursor()))  # noqa: S311

    def _unknown(self, names: Sequence[str]) -> bytes:
        now, cursor = datetime.now(UTC), self._cursor()
        return b"".join(frame.with_id(cursor, frame.reset(name, 0, now)) for name in names)

    def _beat(self, loop: asyncio.AbstractEventLoop) -> None:
        """Ring when nothing was told for long.

        One timer that looks again when it would be time costs less than one for each time somebody rings.
        """
        left = self._told_at + self._silence - loop.time()
        if self._told_at and left <= 0:
            self._is_quiet = True
            self._bell.set()
        self._heart = loop.call_later(left if left > 0 else self._silence, self._beat, loop)

    async def _pause(self) -> bytes:
        """Nothing until somebody rings; a heartbeat when nobody does for long.

        It tells the cursor, which moves on also when what happens is none of the reader's business.
        """
        await self._bell.wait()
        if not self._is_quiet:
            return b""
        self._is_quiet = False
        return frame.HEARTBEAT + frame.with_id(self._cursor())

    async def _next(self) -> bytes:
        """What comes next, a batch at most; nothing when the reader knows everything."""
        while not self._knows_all():
            key = (self._names, *map(self.places.get, self.logs))
            step = self.hub.steps.get(key)
            if step is None:
                if stranger := next((log for log in self.logs if not self._knows(log)), None):
                    return await self._anew(stranger)
                news = {
                    log: self.hub.memories[log].after(self.places[log], BATCH) for log in self.logs
                }
                if missing := next(
                    (one for one in self.lines if undrawn(news[one.log], one)), None
                ):
                    await self.hub.draw(missing, news[missing.log])
                    continue  # meanwhile all may have changed
                step = tell(self.lines, self.places, news)
                self.hub.steps.keep(key, step)
            self.places = step.places
            if step.data:
                return step.data
        return b""

    def _knows_all(self) -> bool:
        memories, places = self.hub.memories, self.places
        return all(places.get(log) == memories[log].end for log in self.logs)

    def _knows(self, log: str) -> bool:
        return log in self.places and self.hub.memories[log].knows(self.places[log])

    async def _anew(self, log: str) -> bytes:
        """Say, for each stream it concerns, that the reader begins anew from here."""
        end = self.hub.memories[log].end
        self.places = {**self.places, log: end}
        now = datetime.now(UTC)
        resets = [
            frame.reset(line.name, await self.hub.reader.ask(reading.number, line, end.seq), now)
            for line in self.lines
            if line.log == log
        ]
        return b"".join(frame.with_id(self._cursor(), one) for one in resets)

    def _cursor(self) -> str:
        return cursor.write(self.places)
