"""The body of a request is taken in before anybody works on it: who sends slowly keeps no thread busy.

Django reads a body as it comes. Eight readers who never finish a form would keep all its threads.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any, Self

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]

# A picture may have 25 MB.
LARGEST = 40 * 2**20
# Of each; what is more waits on disk.
IN_MEMORY = 32 * 2**10
PIECE = 64 * 2**10
# Seconds without a byte, and in all.
PAUSE = 20.0
LONGEST = 600.0


class NotTaken(Exception):  # noqa: N818 - a refusal is named by what was refused
    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Body:
    """Everything that was sent. `receive` hands it on and never waits; at the end of the block it is gone."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by `__exit__`
        self._left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, piece: bytes) -> None:
        """Raises NotTaken when it gets too large."""
        self._left += len(piece)
        if self._left > LARGEST:
            raise NotTaken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        self._file.write(piece)

    def rewind(self) -> None:
        """Nothing more comes: hand it on from its beginning."""
        self._file.seek(0)

    async def receive(self) -> Any:
        piece = self._file.read(PIECE)
        self._left -= len(piece)
        return {"type": "http.request", "body": piece, "more_body": self._left > 0}


async def take_in(body: Body, receive: Receive) -> None:
    """Wait for all of it. Raises NotTaken when it is too large, comes too slowly, or its sender leaves."""
    try:
        async with asyncio.timeout(LONGEST):
            while (await _added(body, receive)).get("more_body"):
                pass
    except TimeoutError:
        raise NotTaken(HTTPStatus.REQUEST_TIMEOUT) from None
    body.rewind()


async def _added(body: Body, receive: Receive) -> Message:
    async with asyncio.timeout(PAUSE):
        message: Message = await receive()
    if message["type"] == "http.disconnect":
        raise NotTaken(HTTPStatus.BAD_REQUEST)
    body.add(message.get("body", b""))
    return message
