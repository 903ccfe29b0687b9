"""A siege: connections that say a little at a time, never end what they began, or say far too much."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.promises.harness.server import Server

Writer = asyncio.StreamWriter
TRICKLE = 0.5
FLOOD = b"x-flood: " + b"x" * 8_000 + b"\r\n"
MEGABYTE = 2**20
PAGES = ("/en/", "/en/wire/", "/healthz", "/me.json", "/en/feed.xml")


@dataclass
class Figures:
    """`took` are the seconds of each good request meanwhile, `ended` how connections of the siege ended."""

    statuses: Counter[int] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    ended: Counter[str] = field(default_factory=Counter)
    grown: float = 0.0  # megabytes

    @property
    def p99(self) -> float:
        return sorted(self.took)[int(len(self.took) * 0.99)]


async def half_open(writer: Writer) -> None:
    """A request whose headers never end, a byte at a time."""
    writer.write(b"GET /en/ HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    while True:
        await asyncio.sleep(TRICKLE)
        writer.write(b"x")
        await writer.drain()


async def slow_body(writer: Writer) -> None:
    """A form that is announced as large, and comes a byte at a time."""
    writer.write(
        b"POST /desk/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nCookie: csrftoken=%s\r\n\r\n"
        % (b"a" * 32)
    )
    while True:
        await asyncio.sleep(TRICKLE)
        writer.write(b"x")
        await writer.drain()


async def silent(writer: Writer) -> None:
    """Nothing at all."""
    await asyncio.sleep(3_600)


async def flood(writer: Writer) -> None:
    """Headers without end, as fast as they are taken."""
    writer.write(b"GET /en/ HTTP/1.1\r\nHost: x\r\n")
    while True:
        writer.write(FLOOD)
        await writer.drain()


WAYS: tuple[Callable[[Writer], Awaitable[None]], ...] = (half_open, slow_body, silent, flood)


def besiege(data: Path, *, connections: int, seconds: float) -> Figures:
    """So many connections in all, of each kind as many; somebody goes on reading meanwhile."""
    figures = Figures()
    with Server(data) as server:
        for page in PAGES * 3:
            server.get(page)
        before = memory(server)

        async def scenario() -> None:
            attackers = [
                asyncio.ensure_future(attack(server.port, WAYS[number % len(WAYS)], figures))
                for number in range(connections)
            ]
            try:
                await read_on(server, seconds, figures)
            finally:
                for one in attackers:
                    one.cancel()
                await asyncio.gather(*attackers, return_exceptions=True)

        asyncio.run(scenario())
        figures.grown = (memory(server) - before) / MEGABYTE
    return figures


async def attack(port: int, way: Callable[[Writer], Awaitable[None]], figures: Figures) -> None:
    """Until the server has enough of it; then once more is enough."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    doing = asyncio.ensure_future(way(writer))
    try:
        while await reader.read(65_536):
            pass
        figures.ended[way.__name__] += 1
    except OSError:
        figures.ended[way.__name__] += 1
    finally:
        doing.cancel()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await doing
        writer.transport.abort()


async def read_on(server: Server, seconds: float, figures: Figures) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for page in PAGES:
            begin = time.monotonic()
            status, _ = await asyncio.to_thread(server.get, page)
            figures.took.append(time.monotonic() - begin)
            figures.statuses[status] += 1
            await asyncio.sleep(0.02)


def memory(server: Server) -> int:
    """Bytes that the processes that serve hold, in all."""
    return sum(
        int(line.split()[1]) * 1024
        for worker in server.worker_ids()
        for process in (worker, server.office_of(worker))
        for line in Path(f"/proc/{process}/status").read_text().splitlines()
        if line.startswith("VmRSS:")
    )
