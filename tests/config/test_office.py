"""The office answers what it is asked, whole or not at all, and lives and dies with the worker beside it."""

import asyncio
import os
import signal
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextvars import ContextVar
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from config.office import Reception, room
from config.office.environ import environ_of
from config.office.frames import Broken
from config.office.questions import Questions
from tests.promises.conftest import data, founded_data
from tests.promises.harness.server import Server, is_alive

__all__ = ["data", "founded_data"]

HEARD = ContextVar("heard", default=False)
LARGE = bytes(range(256)) * 2_000


def scope(path: str = "/en/", *headers: tuple[bytes, bytes], **others: Any) -> dict[str, Any]:
    told = {"method": "POST", "path": path, "query_string": b"page=2", "http_version": "1.1"}
    return {**told, "headers": headers, "client": ("192.0.2.7", 40_000), **others}


def application(environ: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
    """Gives back what it is sent, in two pieces; fails where the path says so, and where a request heard of another."""
    assert not HEARD.get()
    HEARD.set(True)
    sent = environ["wsgi.input"].read()
    if environ["PATH_INFO"] == "/fails":
        raise ValueError
    begin("201 Created", [("X-Length", str(len(sent)))])
    if environ["PATH_INFO"] == "/ends-badly":
        return EndsBadly([sent])
    return pieces(sent, is_whole=environ["PATH_INFO"] != "/half")


class EndsBadly(list[bytes]):
    def close(self) -> None:
        raise ValueError


def pieces(sent: bytes, *, is_whole: bool) -> Iterator[bytes]:
    yield sent[:10]
    if not is_whole:
        raise ValueError
    yield b""
    yield sent[10:]


class Asked:
    """A request that sends `body` in pieces, and what it was answered."""

    def __init__(self, body: bytes = b"", *, leaves: bool = False) -> None:
        self.pieces = [body[at : at + 60_000] for at in range(0, len(body), 60_000)] or [b""]
        self.leaves = leaves
        self.told: list[dict[str, Any]] = []

    async def receive(self) -> dict[str, Any]:
        piece = self.pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(self.pieces)}

    async def send(self, message: dict[str, Any]) -> None:
        if self.leaves:
            raise ConnectionResetError
        self.told.append(message)

    @property
    def body(self) -> bytes:
        return b"".join(one.get("body", b"") for one in self.told)


def ask(scenario: Callable[[Reception], Awaitable[None]], lanes: int = 1) -> None:
    """With an office whose threads are this process's own."""
    [(life, its_life), *pairs] = [socket.socketpair() for _lane in range(lanes + 1)]
    line, its_line = Pipe()
    its = [one for _ours, one in pairs]
    working = threading.Thread(target=room.work, args=(application, (), its, its_life, its_line))
    reception = Reception(
        [one for one, _its in pairs],
        life,
        Questions(line),
        bereft=pytest.fail,
        wait=working.join,
    )

    async def play() -> None:
        await reception.open()
        await scenario(reception)
        await reception.close()

    working.start()
    asyncio.run(asyncio.wait_for(play(), 20))
    assert not working.is_alive()


def test_a_request_is_answered_whole_however_large_it_is() -> None:
    async def scenario(reception: Reception) -> None:
        for body in (LARGE, b"", b"short"):
            asked = Asked(body)
            await reception(scope(), asked.receive, asked.send)
            start, *_pieces, end = asked.told
            assert start == {
                "type": "http.response.start",
                "status": 201,
                "headers": [(b"x-length", str(len(body)).encode())],
            }
            assert (asked.body, end["more_body"]) == (body, False)

    ask(scenario)


def test_a_question_is_answered_and_one_that_fails_keeps_none_from_the_next() -> None:
    async def scenario(reception: Reception) -> None:
        with pytest.raises(OperationalError):
            await asyncio.to_thread(reception.ask, int, "no number")
        assert await asyncio.to_thread(reception.ask, int, "20", base=8) == 16

    ask(scenario)


def test_nobody_waits_for_an_office_that_is_gone() -> None:
    line, its_line = Pipe()
    its_line.close()

    with pytest.raises(OperationalError):
        Questions(line)(int, "20")


def test_more_ask_than_there_are_lanes() -> None:
    async def scenario(reception: Reception) -> None:
        many = [Asked(f"number {number}, and more".encode()) for number in range(20)]
        await asyncio.gather(*(reception(scope(), one.receive, one.send) for one in many))
        assert [one.body for one in many] == [b"number %d, and more" % n for n in range(20)]

    ask(scenario, lanes=3)


@pytest.mark.parametrize("path", ["/fails", "/half"])
def test_what_could_not_be_answered_to_its_end_is_no_answer(path: str) -> None:
    async def scenario(reception: Reception) -> None:
        broken, after = Asked(LARGE), Asked(b"the next one")
        with pytest.raises(Broken):
            await reception(scope(path), broken.receive, broken.send)
        assert all(one.get("more_body", True) for one in broken.told)
        await reception(scope(), after.receive, after.send)
        assert after.body == b"the next one"

    ask(scenario)


def test_what_fails_after_the_answer_is_no_part_of_the_next() -> None:
    async def scenario(reception: Reception) -> None:
        for path in ("/ends-badly", "/en/"):
            asked = Asked(b"as it is")
            await reception(scope(path), asked.receive, asked.send)
            assert asked.body == b"as it is"

    ask(scenario)


def test_who_leaves_or_sends_half_costs_the_next_one_nothing() -> None:
    async def half() -> dict[str, Any]:
        raise OSError(28, "No space left on device")

    async def scenario(reception: Reception) -> None:
        gone, after = Asked(LARGE, leaves=True), Asked(b"the next one")
        with pytest.raises(ConnectionResetError):
            await reception(scope(), gone.receive, gone.send)
        with pytest.raises(OSError, match="No space"):
            await reception(scope(), half, gone.send)
        await reception(scope(), after.receive, after.send)
        assert after.body == b"the next one"

    ask(scenario)


def test_django_is_told_what_was_asked() -> None:
    told = environ_of(
        scope(
            "/en/café/",
            (b"host", b"harbour.example"),
            (b"content-type", b"text/plain"),
            (b"accept", b"text/html"),
            (b"accept", b"*/*"),
            server=("127.0.0.1", 8000),
            **{"nightdesk.figures": "1"},
        )
    )
    assert told == {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/en/cafÃ©/",
        "QUERY_STRING": "page=2",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "REMOTE_ADDR": "192.0.2.7",
        "REMOTE_PORT": "40000",
        "HTTP_HOST": "harbour.example",
        "CONTENT_TYPE": "text/plain",
        "HTTP_ACCEPT": "text/html,*/*",
        "nightdesk.figures": "1",
        "wsgi.url_scheme": "http",
    }


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    with Server(data) as running:
        yield running


def test_worker_and_office_live_and_die_together(server: Server) -> None:
    [worker] = server.worker_ids()
    office = server.office_of(worker)
    told = server.get("/metrics")[1]
    assert f'nightdesk_store_pages{{process="{worker}"}}' in told
    assert (
        f'nightdesk_clock_ran_timestamp_seconds{{process="{office}",clock="ReleaseClock"}}' in told
    )

    os.kill(office, signal.SIGKILL)
    until_gone(worker)
    assert server.wait_until_it_answers()

    [worker] = server.worker_ids()
    office = server.office_of(worker)
    server.kill_worker()
    until_gone(office)


def until_gone(process: int) -> None:
    until = time.monotonic() + 10
    while is_alive(process):
        assert time.monotonic() < until, f"{process} goes on."
        time.sleep(0.01)
