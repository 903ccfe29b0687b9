"""A proxy that cuts connections when nobody expects it, and clients that do not mind."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.listening import EventSource


class CuttingProxy:
    """Passes bytes on, and after a random number of them resets the connection. `cuts` counts."""

    def __init__(self, port: int, *, seed: int, longest: int) -> None:
        self.port, self.longest = port, longest
        self.chance = random.Random(seed)
        self.cuts = 0
        self._serving: set[asyncio.Task[None] | None] = set()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[int]:
        """The port to connect to; every connection is gone at the end of the block."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=4_096)
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()
            await asyncio.gather(*self._serving, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._serving.add(task)
        try:
            await self._pass_both_ways(reader, writer)
        finally:
            self._serving.discard(task)

    async def _pass_both_ways(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:  # nobody listens just now
            await cut(writer)
            return
        ways = [
            asyncio.ensure_future(self._pass_on(reader, inner_writer)),
            asyncio.ensure_future(self._until_cut(inner_reader, writer)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        await cut(inner_writer)
        await cut(writer)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()

    async def _until_cut(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = self.chance.randint(300, self.longest)
        while data := await reader.read(1_024):
            writer.write(data[:left])
            await writer.drain()
            left -= len(data)
            if left <= 0:
                self.cuts += 1
                return


@dataclass(frozen=True)
class Asked:
    """What is listened to, from where on, and until how many frames were heard.

    `address` is whose connection it is, as a proxy says it; `pause` how long at most to wait after a break.
    """

    on: str
    after: str
    until: int
    address: str = "127.0.0.1"
    pause: float = 0.05


async def listen(port: int, heard: EventSource, asked: Asked) -> None:
    """Listen as a browser does, coming back after every break."""
    while len(heard.frames) < asked.until:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await _listen_once(port, heard, asked)
        heard.broken()
        await asyncio.sleep(random.uniform(asked.pause / 5, asked.pause))


async def _listen_once(port: int, heard: EventSource, asked: Asked) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    headers = f"Host: 127.0.0.1\r\nX-Forwarded-For: {asked.address}\r\n"
    if heard.cursor:
        headers += f"Last-Event-ID: {heard.cursor}\r\n"
    query = urlencode({"on": asked.on, "after": asked.after})
    writer.write(f"GET /stream/?{query} HTTP/1.1\r\n{headers}\r\n".encode())
    until = asked.until
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200")
        while len(heard.frames) < until:
            size = int((await reader.readline()) or b"0", 16)
            if size == 0:
                return
            # As it comes: what was heard of a chunk before a cut was heard.
            while size > 0:
                piece = await reader.read(size)
                if not piece:
                    return
                size -= len(piece)
                heard.feed(piece)
            await reader.readexactly(2)
    finally:
        await cut(writer)


async def cut(writer: asyncio.StreamWriter) -> None:
    """Reset, as a line that breaks does, and leave nothing behind."""
    writer.transport.abort()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
