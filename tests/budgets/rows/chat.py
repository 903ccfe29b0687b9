"""The chat: what 50 members say in a minute, read by 2,000 in one room, and how a story's page does meanwhile.

Members and readers share the machine with the server, so any page comes later while they are at it. How much of
that is the chat's doing is told by an nginx that gives the same bytes, is asked in turn with us and knows of none.
"""

import http.client
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from config import env
from tests.budgets.memory import proportional_set_size, worked
from tests.budgets.newsroom import PATIENCE, Bench, Served, run, served
from tests.budgets.rows.pages import nginx
from tests.budgets.speaking import TAKEN
from tests.budgets.table import at, milliseconds, progress, row

READERS, A_SECOND, SECONDS = 2_000, 50, 60
PAGES_A_SECOND = 50
ALONE = 30
# Who has not heard the last message so long after its answer never will.
SETTLE = 3.0


@dataclass(frozen=True, slots=True)
class Room:
    """Where it is spoken and what is listened to, a story beside it, and a session of each member (chatting.py)."""

    address: str
    on: list[str]
    story: str
    sessions: list[str]


@dataclass(frozen=True, slots=True)
class Program:
    """A process of its own: what it is told and what it answers is JSON, line by line."""

    process: "subprocess.Popen[str]"

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told

    def tell(self, what: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(what)}\n")
        self.process.stdin.flush()


def measure(bench: Bench) -> None:
    measure_with(bench, READERS, SECONDS)


def measure_with(bench: Bench, readers: int, seconds: int) -> None:
    data = bench.copy(bench.founded)
    room = Room(**json.loads(run("tests.budgets.chatting", data=data)))
    with served(data, "--no-demo") as server:
        for page in (room.story, room.address):
            urllib.request.urlopen(f"{server.address}{page}", timeout=PATIENCE).close()
        story = f"{server.address}{room.story}"
        before = proportional_set_size(server.process)
        with nginx(bench, story) as same, audience(server, readers, room.on) as crowd:
            pages = (story, same)
            each = (proportional_set_size(server.process) - before) / readers / 1024
            row(f"memory for each of {readers:,} in a room", f"{each:.1f} KB", "40 KB")
            alone = asked(pages, min(seconds, ALONE))
            beside = spoken(server, room, crowd, pages, seconds)
            each = (proportional_set_size(server.process) - before) / readers / 1024
            row("… after all was said", f"{each:.1f} KB")
    later, theirs = (
        at(0.99, talk) / at(0.99, calm) for talk, calm in zip(beside, alone, strict=True)
    )
    row("a story, while nobody speaks", milliseconds(alone[0]))
    told = f"p99 {later:.2f} of what it was, an nginx's {theirs:.2f}: {later / theirs:.2f}"
    row("… while they talk", f"{milliseconds(beside[0])}; {told}", "1.2")


def spoken(
    server: Served, room: Room, crowd: Program, pages: Sequence[str], seconds: int
) -> list[list[float]]:
    """Let them talk; the seconds that each of these pages took meanwhile."""
    progress(f"{A_SECOND} messages a second for {seconds} s")
    begin, work = time.monotonic(), worked(server.process)
    with program("speaking", server.port, room.address, A_SECOND, seconds) as speakers:
        speakers.tell(room.sessions)
        beside = asked(pages, seconds)
        said = speakers.answer()
    share = (worked(server.process) - work) / (time.monotonic() - begin)
    time.sleep(SETTLE)
    crowd.tell(said["sent"])
    heard = crowd.answer()
    others = {status: n for status, n in said["statuses"].items() if int(status) != TAKEN}
    told = f"{len(said['sent']):,} of {A_SECOND * seconds:,}, {milliseconds(said['took'])}"
    row("messages taken", told + (f", NOT TAKEN {others}" if others else ""))
    took = sorted(int(ms) / 1000 for ms, times in heard["took"].items() for _one in range(times))
    if took:
        row("sent → read by everyone", milliseconds(took), "p99 1 s")
    ended = f"; {heard['ended']:,} connections ended" if heard["ended"] else ""
    row("… lost, twice", f"{heard['lost']:,}, {heard['twice']:,}{ended}", "0, 0")
    row("… writes a second to each", f"{heard['writes'] / heard['seconds']:.1f}", "5")
    row("… processors at work for the server", f"{share:.2f}")
    return beside


def asked(addresses: Sequence[str], seconds: int) -> list[list[float]]:
    """The seconds that each of these pages took, asked in turn, so many times a second."""
    pages = [Page(address) for address in addresses]
    begin = time.monotonic()
    for turn in range(seconds * PAGES_A_SECOND):
        due = begin + turn / PAGES_A_SECOND
        time.sleep(max(0, due - time.monotonic()))
        for page in pages:
            page.ask()
    return [page.took for page in pages]


class Page:
    """One that is asked again and again over one connection; `took` are the seconds of each time."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(parts.netloc, timeout=PATIENCE)
        self._path = parts.path
        self.took: list[float] = []

    def ask(self) -> None:
        begin = time.monotonic()
        self._connection.request("GET", self._path, headers={"Accept-Encoding": "br"})
        self._connection.getresponse().read()
        self.took.append(time.monotonic() - begin)


@contextmanager
def audience(server: Served, readers: int, on: list[str]) -> Iterator[Program]:
    path = f"/stream/?{urlencode([('on', name) for name in on])}"
    begin = time.monotonic()
    with program("audience", server.port, readers, path) as crowd:
        opened = crowd.answer()["open"]
        progress(f"{opened:,} open in {time.monotonic() - begin:.1f} s")
        yield crowd


@contextmanager
def program(name: str, *arguments: object) -> Iterator[Program]:
    command = [sys.executable, "-m", f"tests.budgets.{name}", *map(str, arguments)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=env.ROOT, stdin=pipe, stdout=pipe, text=True)
    try:
        yield Program(process)
    finally:
        process.kill()
        process.communicate()
