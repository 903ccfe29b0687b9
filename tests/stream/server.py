"""The endpoint as a server calls it, and a connection as a server sees it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from django.db import connections

from nightdesk.stream.endpoint import Endpoint
from tests.listening import EventSource

Scenario = Callable[[Endpoint], Coroutine[None, None, None]]


def play(scenario: Scenario) -> None:
    """Run a scenario against an endpoint of its own."""

    async def whole() -> None:
        async with serving() as endpoint:
            await scenario(endpoint)

    asyncio.run(whole())


async def elsewhere(act: Callable[..., Any], *args: Any) -> Any:
    """Do something in another thread, as another process would; its connection is closed after it."""

    def done() -> Any:
        try:
            return act(*args)
        finally:
            connections.close_all()

    return await asyncio.to_thread(done)


class Open:
    """One open connection, as the server sees it."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.heard = EventSource()
        self.writes: list[bytes] = []
        self.is_over = asyncio.Event()
        self.takes = asyncio.Event()
        self.takes.set()
        self._heard_more = asyncio.Event()
        self._leaving = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self._leaving.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        await self.takes.wait()
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        else:
            self.writes.append(message["body"])
            self.heard.feed(message["body"])
            if not message.get("more_body"):
                self.is_over.set()
        self._heard_more.set()

    def leave(self) -> None:
        self._leaving.set()

    async def until(self, condition: Callable[[EventSource], object]) -> EventSource:
        async with asyncio.timeout(10):
            while not condition(self.heard):
                self._heard_more.clear()
                await self._heard_more.wait()
        return self.heard

    async def frames(self, number: int) -> EventSource:
        return await self.until(lambda heard: len(heard.frames) >= number)


def scope(*on: str, headers: Sequence[tuple[bytes, bytes]] = (), **asked: Any) -> dict[str, Any]:
    query = urlencode([("on", name) for name in on] + list(asked.items()), doseq=True)
    return {
        "type": "http",
        "method": "GET",
        "path": "/stream/",
        "query_string": query.encode(),
        "headers": list(headers),
        "client": ("192.0.2.7", 40_000),
    }


@asynccontextmanager
async def listening(endpoint: Endpoint, asked: dict[str, Any]) -> AsyncIterator[Open]:
    """An open connection, which is left at the end of the block."""
    connection = Open()
    served = asyncio.ensure_future(endpoint(dict(asked), connection.receive, connection.send))
    try:
        yield connection
    finally:
        connection.takes.set()
        connection.leave()
        async with asyncio.timeout(10):
            await served


@asynccontextmanager
async def serving() -> AsyncIterator[Endpoint]:
    endpoint = Endpoint()
    try:
        yield endpoint
    finally:
        await endpoint.close()
