"""The chat: what 50 members say in a minute, read by 2,000 in one room, and how a story's page does meanwhile."""

import http.client
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from config import env
from tests.budgets.memory import proportional_set_size, worked
from tests.budgets.newsroom import PATIENCE, Bench, Served, run, served
from tests.budgets.speaking import TAKEN
from tests.budgets.table import at, milliseconds, progress, row

READERS, A_SECOND, SECONDS = 2_000, 50, 60
PAGES_A_SECOND = 25
ALONE = 20
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
        before = proportional_set_size(server.process)
        with audience(server, readers, room.on) as crowd:
            each = (proportional_set_size(server.process) - before) / readers / 1024
            row(f"memory for each of {readers:,} in a room", f"{each:.1f} KB", "40 KB")
            alone = asked(server, room.story, min(seconds, ALONE))
            beside = spoken(server, room, crowd, seconds)
            each = (proportional_set_size(server.process) - before) / readers / 1024
            row("… after all was said", f"{each:.1f} KB")
    ratio = at(0.99, beside) / at(0.99, alone)
    row("a story, while nobody speaks", milliseconds(alone))
    row("… while they talk", f"{milliseconds(beside)}: p99 {ratio:.2f} of what it was", "1.2")


def spoken(server: Served, room: Room, crowd: Program, seconds: int) -> list[float]:
    """Let them talk; the seconds that the story's page took meanwhile."""
    progress(f"{A_SECOND} messages a second for {seconds} s")
    begin, work = time.monotonic(), worked(server.process)
    with program("speaking", server.port, room.address, A_SECOND, seconds) as speakers:
        speakers.tell(room.sessions)
        beside = asked(server, room.story, seconds)
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


def asked(server: Served, address: str, seconds: int) -> list[float]:
    """The seconds that a page took, each time from the instant at which it was due."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    took, begin = [], time.monotonic()
    for turn in range(seconds * PAGES_A_SECOND):
        due = begin + turn / PAGES_A_SECOND
        time.sleep(max(0, due - time.monotonic()))
        connection.request("GET", address, headers={"Accept-Encoding": "br"})
        connection.getresponse().read()
        took.append(time.monotonic() - due)
    connection.close()
    return took


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
