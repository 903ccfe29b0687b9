"""Asking the entrance as a server would, inside the test's own process."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from nightdesk.bakery.baker import Baker
from nightdesk.bakery.bakery import Bakery
from nightdesk.bakery.entrance import Entrance
from nightdesk.bakery.store import Store

Headers = tuple[tuple[str, str], ...]
HOST = "localhost:8000"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_from_django(self) -> bool:
        """Whether it was sent on, to where these tests answer 299."""
        return self.status == 299


async def onward(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b""})


class Asking:
    def __init__(self, bakery: Bakery) -> None:
        self.bakery = bakery
        self.entrance = Entrance(bakery, onward)

    async def get(
        self, address: str, *headers: tuple[str, str], method: str = "GET", host: str = HOST
    ) -> Answer:
        path, _, query = address.partition("?")
        told = [("host", host), *headers] if host else list(headers)
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode("latin-1"),
            "query_string": query.encode("latin-1"),
            "server": ("127.0.0.1", 8000),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in told],
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b""}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.entrance(scope, receive, send)
        start, body = sent
        found = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], found, body["body"])


def asked(
    scenario: Callable[[Asking], Awaitable[Any]],
    *,
    django: Callable[[HttpRequest], HttpResponseBase] | None = None,
    store: Store | None = None,
) -> Any:
    """Run a scenario against a bakery of its own, in an event loop of its own."""

    async def run() -> Any:
        bakery = Bakery(Baker(django or WSGIHandler().get_response), store)
        await bakery.start()
        try:
            return await scenario(Asking(bakery))
        finally:
            await bakery.stop()

    return asyncio.run(run())
