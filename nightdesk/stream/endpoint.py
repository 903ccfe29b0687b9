"""The endpoint: `/stream/?on=wire:fr&on=story:…` as plain ASGI, Server-Sent Events."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from random import randint
from typing import Any
from urllib.parse import parse_qs

from django.db import DatabaseError

from nightdesk.lib.asking import with_a_connection
from nightdesk.stream import cursor
from nightdesk.stream.channels import Line
from nightdesk.stream.connection import Connection, Write
from nightdesk.stream.cursor import Place
from nightdesk.stream.doors import Doors
from nightdesk.stream.hub import Hub
from nightdesk.stream.limits import LONGEST_NAME, RETRY_AFTER_REFUSAL, STREAMS
from nightdesk.stream.reading import Reader

logger = logging.getLogger(__name__)

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

ALWAYS = [
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
OPEN = [(b"content-type", b"text/event-stream; charset=utf-8"), *ALWAYS]


class Endpoint:
    """`ask` is how the database is asked, from a thread of its own; see `reading.Reader`."""

    def __init__(self, ask: Callable[..., Any] = with_a_connection) -> None:
        self._ask = ask
        self.doors = Doors()
        self.connections: set[Connection] = set()
        self._nobody = asyncio.Event()
        self._hub: Hub | None = None
        self._is_closing = False

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """The scope is emptied once it is read: a stream lasts for minutes, and there are thousands."""
        if scope["method"] != "GET":
            await refuse(send, 405, (b"allow", b"GET"))
            return
        address = self.doors.address(scope)
        if self._is_closing or not self.doors.enter(address):
            await turn_away(send)
            return
        try:
            await self._answer(scope, receive, send)
        finally:
            self.doors.leave(address)

    def stop(self) -> None:
        """Let everyone go, and let nobody in: they come back when somebody answers again."""
        self._is_closing = True
        for connection in self.connections:
            connection.stop()

    async def close(self) -> None:
        """Stop, and wait until everyone is gone."""
        self.stop()
        while self.connections:
            self._nobody.clear()
            await self._nobody.wait()
        hub, self._hub = self._hub, None
        if hub is not None:
            await hub.close()

    async def _answer(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        names = asked.get("on", [])
        try:
            connection = await self._connection(names, cursors(scope, asked), writing(send))
        except DatabaseError:
            logger.exception("A reader was turned away: the database does not answer.")
            await turn_away(send)
            return
        if connection is None:
            await refuse(send, 404)
            return
        await send({"type": "http.response.start", "status": 200, "headers": OPEN})
        known = {line.name for line in connection.lines}
        strangers = [name for name in dict.fromkeys(names) if name not in known]
        scope.clear()  # two kilobytes, which whoever called would hold as long as this lasts
        await self._listen(connection, receive, strangers)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _connection(
        self, names: Sequence[str], texts: Sequence[str], write: Write
    ) -> Connection | None:
        """A connection to what these names stand for, from these cursors on; None if they are no names."""
        if self._hub is None:
            self._hub = Hub(Reader(self._ask))
        hub, lines = self._hub, await self._lines(self._hub, names)
        if not lines:
            return None
        logs = list(dict.fromkeys(line.log for line in lines))
        await hub.refresh(logs)
        return Connection(hub, lines, await self._places(hub, logs, texts), write)

    async def _lines(self, hub: Hub, names: Sequence[str]) -> list[Line]:
        """The lines of these names, but for those that are none, or that nobody may know of."""
        if len(names) > STREAMS or any(len(name) > LONGEST_NAME for name in names):
            return []
        found = [await hub.line(name) for name in dict.fromkeys(names)]
        return [line for line in found if line is not None]

    async def _places(
        self, hub: Hub, logs: Sequence[str], texts: Sequence[str]
    ) -> dict[str, Place]:
        """Where the reader stands: now, if they bring no cursor; else the earliest of their places."""
        if not texts:
            return {log: hub.memories[log].end for log in logs}
        read = [cursor.read(text, logs) for text in texts]
        ahead = {log for one in read for log in one if one[log].seq > hub.memories[log].end.seq}
        for log in ahead:
            await hub.reach(log)
        return {
            log: min((one[log] for one in read if log in one), key=lambda place: place.seq)
            for log in logs
            if any(log in one for one in read)
        }

    async def _listen(
        self, connection: Connection, receive: Receive, strangers: Sequence[str]
    ) -> None:
        leaving = asyncio.ensure_future(left(receive))
        leaving.add_done_callback(lambda _: connection.end())
        self.connections.add(connection)
        try:
            # Whoever stopped reading, or cannot be told because the database is away, comes back by a cursor.
            with contextlib.suppress(TimeoutError, OSError, DatabaseError):
                await connection.run(strangers)
        finally:
            leaving.cancel()
            self.connections.discard(connection)
            if not self.connections:
                self._nobody.set()


def cursors(scope: Scope, asked: Mapping[str, list[str]]) -> list[str]:
    """What the browser remembers of the connection that broke, else what the page was drawn at."""
    remembered = [value for name, value in scope["headers"] if name == b"last-event-id" and value]
    if remembered:
        return [remembered[-1].decode("latin-1")]
    return asked.get("after", [])[:STREAMS]


async def left(receive: Receive) -> None:
    """Over when the reader is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def writing(send: Send) -> Callable[[bytes], Awaitable[None]]:
    async def write(data: bytes) -> None:
        await send({"type": "http.response.body", "body": data, "more_body": True})

    return write


async def turn_away(send: Send) -> None:
    """Not now. Browsers are told when to come again, and not all at once."""
    seconds = randint(*RETRY_AFTER_REFUSAL)  # noqa: S311 - jitter is no secret
    await refuse(send, 503, (b"retry-after", str(seconds).encode()))


async def refuse(send: Send, status: int, *headers: tuple[bytes, bytes]) -> None:
    said = [(b"content-length", b"0"), *ALWAYS, *headers]
    await send({"type": "http.response.start", "status": status, "headers": said})
    await send({"type": "http.response.body", "body": b""})
