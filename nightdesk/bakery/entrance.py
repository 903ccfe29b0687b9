"""The entrance: stored pages first, as plain ASGI; everything else goes on to Django as it came."""

import logging
from collections.abc import Awaitable, Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import unquote

from nightdesk.bakery.baker import Baked
from nightdesk.bakery.bakery import Bakery
from nightdesk.bakery.hosts import host_class
from nightdesk.bakery.kinds import Kind, find
from nightdesk.bakery.page import Headers, Key, Page
from nightdesk.bakery.spelling import (
    is_canonical,
    is_leaf,
    reads_in_two_ways,
    told_once,
    untagged,
)

logger = logging.getLogger(__name__)

Scope = Any
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

SAFE = frozenset({"GET", "HEAD"})
# Names of items are addresses in themselves there, with slashes and all; nothing under it is kept.
SPELT_FREELY = b"/api/"
NO_BODY = frozenset({b"", b"0"})
OK, NOT_MODIFIED = int(HTTPStatus.OK), int(HTTPStatus.NOT_MODIFIED)
# How many addresses are read without looking at each sign again. The server takes none longer than 8 KB.
KNOWN_BY_HEART = 1024


class Asked(NamedTuple):
    """A request that the store may answer: for which page, whether with its body, and its headers."""

    key: Key
    is_head: bool
    headers: dict[bytes, bytes]


class Entrance:
    """`onward` is where everything goes that is not baked."""

    def __init__(self, bakery: Bakery, onward: Application) -> None:
        self.bakery = bakery
        self.onward = onward

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: bytes = scope.get("raw_path") or scope["path"].encode()
        headers = told_once(scope["headers"])
        if headers is None:
            await refuse(send, HTTPStatus.BAD_REQUEST)
        elif misspelt(path):
            await refuse(send, HTTPStatus.NOT_FOUND)
        else:
            asked = for_the_store(scope, path, headers)
            page = asked and self.bakery.at_hand(asked.key)
            if asked and page:  # most requests: nothing stands between them and the bytes
                await answer(send, *shown(page, asked))
            elif asked is None or not await self._answered(asked, send):
                await self.onward(scope, receive, send)

    async def _answered(self, asked: Asked, send: Send) -> bool:
        """Answer from the store or the oven; False if this is for Django."""
        try:
            page: Page | Baked | None = await self.bakery.stored(asked.key)
            if page is None and is_baked(asked.key):
                page = await self.bakery.fresh(asked.key)
        except Exception:
            logger.exception("The bakery could not answer; Django is asked.")
            return False
        if page is None:
            return False
        if isinstance(page, Page):
            await answer(send, *shown(page, asked))
        else:
            await answer(send, page.status, page.headers, b"" if asked.is_head else page.body)
        return True


def for_the_store(scope: Scope, path: bytes, headers: dict[bytes, bytes]) -> Asked | None:
    """What of the store is asked for; None where a request is, or might be, more than that."""
    method, query = scope["method"], scope["query_string"] and untagged(scope["query_string"])
    if method not in SAFE or b"authorization" in headers or (query and not is_leaf(query)):
        return None
    if b"transfer-encoding" in headers or headers.get(b"content-length", b"") not in NO_BODY:
        return None
    server = scope.get("server") or ("", 0)
    host = host_class(headers.get(b"host", b"").decode("latin-1"), server[1])
    address = written(path, query)
    if host is None or address is None:
        return None
    return Asked(Key(host, address), method == "HEAD", headers)


@lru_cache(KNOWN_BY_HEART)
def misspelt(path: bytes) -> bool:
    """Whether no address of ours is spelt like this."""
    return reads_in_two_ways(path) and not path.startswith(SPELT_FREELY)


@lru_cache(KNOWN_BY_HEART)
def written(path: bytes, query: bytes) -> str | None:
    """The address as pages are kept by it; None if it is not spelt as our own links are."""
    address = path.decode("latin-1")
    if not is_canonical(address):
        return None
    return f"{address}?{query.decode('latin-1')}" if query else address


def is_baked(key: Key) -> bool:
    """Whether the pattern that answers this address says so; `?page=2` only where lists have leaves."""
    path, _, query = key.address.partition("?")
    found = find(unquote(path))
    if found is None or found.said is None or found.said.kind != Kind.BAKED:
        return False
    return found.said.has_leaves or not query


def shown(page: Page, asked: Asked) -> tuple[int, Headers, bytes]:
    """A stored page as it is answered: 304 to whoever has it, else in the encoding they take."""
    if_none_match = asked.headers.get(b"if-none-match")
    if if_none_match is not None:
        known = page.known_by(if_none_match)
        if known is not None:
            return NOT_MODIFIED, known.unchanged, b""
    variant = page.variant(asked.headers.get(b"accept-encoding", b""))
    return OK, variant.headers, b"" if asked.is_head else variant.body


async def answer(send: Send, status: int, headers: Headers, body: bytes) -> None:
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def refuse(send: Send, status: HTTPStatus) -> None:
    """Before anything is looked up, and in no language: nobody gets here by following a link."""
    body = f"{status.phrase}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await answer(send, status, headers, body)
