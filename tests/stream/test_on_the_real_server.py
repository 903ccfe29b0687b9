"""The stream of the real server: through a proxy that cuts, over two workers, past stuck readers and a stop."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.listening import EventSource
from tests.promises.conftest import data, founded_data, token
from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import Server, is_alive
from tests.stream.cutting import Asked, CuttingProxy, listen

__all__ = ["data", "founded_data", "token"]

WIRE = "wire:en"
READERS, ITEMS = 20, 30


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    with Server(data, workers=2) as running:
        yield running


@pytest.fixture
def desk(server: Server, token: str) -> Desk:
    return Desk(server, token)


def page_cursor(server: Server) -> str:
    """The cursor that the page of the wire was drawn at."""
    _, page = server.get("/en/wire/")
    return page.partition('data-cursor="')[2].partition('"')[0]


async def publish(desk: Desk, number: int) -> float:
    """When it was acknowledged."""
    status, ack = await asyncio.to_thread(desk.publish, f"n{number}")
    assert (status, ack is not None) == (201, True)
    return time.monotonic()


def test_nothing_is_lost_doubled_or_out_of_order_through_a_line_that_breaks(
    server: Server, desk: Desk
) -> None:
    proxy = CuttingProxy(server.port, seed=11, longest=8_000)
    after = page_cursor(server)
    everyone = [EventSource() for _ in range(READERS)]

    async def scenario() -> None:
        async with proxy.open() as port, asyncio.timeout(120):
            listening = [
                asyncio.ensure_future(listen(port, heard, Asked(WIRE, after, ITEMS)))
                for heard in everyone
            ]
            for number in range(ITEMS):
                await publish(desk, number)
            await asyncio.gather(*listening)

    asyncio.run(scenario())
    assert [heard.of(WIRE) for heard in everyone] == [list(range(1, ITEMS + 1))] * READERS
    assert {frame.operation for heard in everyone for frame in heard.frames} == {"prepend"}
    assert proxy.cuts > READERS


def test_nothing_is_lost_between_a_page_and_its_connection(server: Server, desk: Desk) -> None:
    async def scenario() -> None:
        for number in range(10):
            after = await asyncio.to_thread(page_cursor, server)
            await publish(desk, number)
            heard = EventSource()
            async with asyncio.timeout(60):
                await listen(server.port, heard, Asked(WIRE, after, 1))
            assert heard.of(WIRE) == [number + 1]

    asyncio.run(scenario())


def test_readers_who_take_nothing_hold_nobody_up(server: Server, desk: Desk) -> None:
    stuck = [stuck_reader(server.port) for _ in range(20)]
    after = page_cursor(server)
    heard = EventSource()

    async def scenario() -> None:
        async with asyncio.timeout(120):
            asked = Asked(WIRE, after, ITEMS)
            listening = asyncio.ensure_future(listen(server.port, heard, asked))
            for number in range(ITEMS):
                await publish(desk, number)
            await listening

    asyncio.run(scenario())
    assert heard.of(WIRE) == list(range(1, ITEMS + 1))
    for one in stuck:
        one.close()


def stuck_reader(port: int) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
    made.connect(("127.0.0.1", port))
    made.sendall(f"GET /stream/?on={WIRE} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    return made


def test_a_server_asked_to_stop_lets_readers_go_at_once(server: Server, desk: Desk) -> None:
    made = stuck_reader(server.port)
    made.settimeout(10)
    assert made.recv(4_096).startswith(b"HTTP/1.1 200")
    all_of_them = [*server.worker_ids(), *map(server.office_of, server.worker_ids())]
    os.kill(server.process.pid, signal.SIGTERM)
    while made.recv(4_096):
        pass
    assert server.process.wait(10) == 0
    assert not any(map(is_alive, all_of_them))
    made.close()
