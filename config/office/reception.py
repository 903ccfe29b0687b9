"""The reception: hands requests to the office, each over a lane of its own, and answers with what comes back."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from config.office import frames
from config.office.environ import environ_of
from config.office.questions import Questions

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


class Lane(NamedTuple):
    """One request at a time goes over it, and its answer comes back."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Reception:
    """An ASGI application; to be opened in the loop that serves, and closed there.

    `ask` has questions answered there. `life` stays open as long as the office works; `bereft` is called when that
    ends before it should; `wait` returns when the office, whose lanes were closed, has ended.
    """

    def __init__(
        self,
        lanes: Sequence[socket.socket],
        life: socket.socket,
        ask: Questions,
        *,
        bereft: Callable[[], None],
        wait: Callable[[], None],
    ) -> None:
        self._sockets, self._life = lanes, life
        self.ask = ask
        self._bereft, self._wait = bereft, wait
        self._lanes: list[Lane] = []
        # Who came back last goes first: a thread that has just worked has its questions at hand.
        self._free: asyncio.LifoQueue[Lane] = asyncio.LifoQueue()
        self._watch: asyncio.Task[None] | None = None

    async def open(self) -> None:
        self._lanes = [await _lane(one) for one in self._sockets]
        for lane in self._lanes:
            self._free.put_nowait(lane)
        life = await _lane(self._life)
        self._lanes.append(life)
        self._watch = asyncio.ensure_future(self._watched(life.reader))

    async def close(self) -> None:
        """Let the office end what it works on, and wait until it has."""
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        self.ask.close()
        for lane in self._lanes:
            lane.writer.close()
            await lane.writer.wait_closed()
        await asyncio.to_thread(self._wait)

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Raises Broken when the office could not answer, or not to the end."""
        lane = await self._free.get()
        carried = asyncio.ensure_future(_carried(lane, scope, receive, send))
        # Also when whoever asked is gone: the lane is free when its whole answer was read.
        carried.add_done_callback(lambda _carried: self._free.put_nowait(lane))
        await asyncio.shield(carried)

    async def _watched(self, life: asyncio.StreamReader) -> None:
        await life.read()
        self._bereft()


async def _lane(one: socket.socket) -> Lane:
    return Lane(*await asyncio.open_connection(sock=one))


async def _carried(lane: Lane, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    await _ask(lane.writer, frames.head(environ_of(scope)), receive)
    is_deaf: Exception | None = None
    async for message in _answer(lane.reader):
        try:
            await (_nobody if is_deaf else send)(message)
        except Exception as error:  # noqa: BLE001 - raised below, when the lane is free
            is_deaf = error
    if is_deaf:
        raise is_deaf


async def _nobody(_message: Message) -> None:
    pass


async def _ask(lane: asyncio.StreamWriter, head: bytes, receive: Receive) -> None:
    lane.write(head)
    try:
        async for piece in _body(receive):
            lane.write(frames.framed(piece))
            await lane.drain()
    except BaseException:
        lane.write(frames.BREAK)
        raise
    lane.write(frames.END)


async def _body(receive: Receive) -> AsyncIterator[bytes]:
    """The pieces of what was sent, none of them empty."""
    is_whole = False
    while not is_whole:
        message = await receive()
        if piece := message.get("body"):
            yield piece
        is_whole = not message.get("more_body")


async def _answer(lane: asyncio.StreamReader) -> AsyncIterator[Message]:
    status, headers = json.loads(await frames.heard(lane))
    yield {
        "type": "http.response.start",
        "status": status,
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
        ],
    }
    while piece := await frames.heard(lane):
        yield {"type": "http.response.body", "body": piece, "more_body": True}
    yield {"type": "http.response.body", "body": b"", "more_body": False}
