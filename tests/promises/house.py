"""The whole house inside the test's own process: the entrance and the store, and Django behind them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIHandler

from config.office.environ import environ_of
from nightdesk.bakery.baker import Baker
from nightdesk.bakery.bakery import Bakery
from nightdesk.bakery.entrance import Entrance
from nightdesk.bakery.page import Key, Page
from nightdesk.bakery.store import Store
from nightdesk.bakery.threads import Threads
from tests.bakery.asking import HOST, Answer

Header = tuple[str, str]


class House:
    """`ask` is a request as it comes from the network: its target is taken as it is written."""

    def __init__(self, bakery: Bakery, threads: Threads) -> None:
        self.bakery = bakery
        self.entrance = Entrance(bakery, self._drawn)
        self._threads = threads
        self._django = WSGIHandler()

    async def ask(
        self,
        target: str,
        *headers: Header,
        method: str = "GET",
        body: bytes = b"",
        host: str = HOST,
    ) -> Answer:
        """`host` empty: none is sent but those among the headers. Header names are taken as they are."""
        path, _, query = target.partition("?")
        told = [("host", host), *headers] if host else list(headers)
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": unquote_to_bytes(path).decode("utf-8", "replace"),
            "raw_path": path.encode("latin-1"),
            "query_string": query.encode("latin-1"),
            "server": ("127.0.0.1", 8000),
            "client": ("192.0.2.7", 40_000),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in told],
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.entrance(scope, receive, send)
        start, *rest = sent
        found = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]
        }
        return Answer(start["status"], found, b"".join(one["body"] for one in rest))

    async def _drawn(self, scope: Any, receive: Any, send: Any) -> None:
        environ = environ_of(scope) | {"wsgi.input": BytesIO((await receive())["body"])}
        status, headers, body = await self._threads.do(lambda: self._by_django(environ))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _by_django(self, environ: dict[str, Any]) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        started: list[Any] = []
        response = self._django(environ, lambda *told: started.extend(told))
        body = b"".join(response)
        response.close()
        headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in started[1]]
        return int(started[0].split()[0]), headers, body

    def kept(self) -> bytes:
        """Everything that is in the store, in one piece: addresses, headers and bytes."""
        pages = dict(self._pages())
        told = [
            repr((key, one.headers, one.unchanged))
            for key in pages
            for one in pages[key].variants.values()
        ]
        bodies = [page.variants[""].body for page in pages.values()]
        return b"\n".join([*(one.encode() for one in told), *bodies])

    def kept_headers(self) -> set[str]:
        variants = [one for _key, page in self._pages() for one in page.variants.values()]
        return {
            name.decode() for one in variants for name, _value in (*one.headers, *one.unchanged)
        }

    def _pages(self) -> Iterator[tuple[Key, Page]]:
        store = self.bakery.store
        yield from ((key, page) for key in store if (page := store.get(key)) is not None)


def in_the_house(scenario: Callable[[House], Awaitable[Any]], store: Store | None = None) -> Any:
    """Run a scenario in a house of its own, in an event loop of its own."""

    async def run() -> Any:
        bakery, threads = Bakery(Baker(WSGIHandler().get_response), store), Threads(2, "django")
        await bakery.start()
        try:
            return await scenario(House(bakery, threads))
        finally:
            await bakery.stop()
            await asyncio.to_thread(threads.stop)

    return asyncio.run(run())
