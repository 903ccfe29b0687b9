"""Discussions: posts a second, and one of 10,000 comments beside one of 50, what readers open and what they post."""

import http.client
import json
import random
import string
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from statistics import median
from typing import Any
from urllib.parse import urlencode

from tests.budgets.newsroom import Bench, Served, run, seconds_of, served
from tests.budgets.table import milliseconds, progress, row

AT_ONCE = 4
ROUNDS = 40
BUDGET = "1.3"
TAKEN = 303
PATIENCE = 60
# What is opened of each: a name, what of the discussion, what is added to the address.
OPENED = (
    ("a discussion, newest", "all", ""),
    ("a discussion, oldest", "all", "oldest/"),
    ("a discussion, most liked", "all", "liked/"),
    ("the story above it", "story", ""),
    ("a comment that 20 answer, or 2,000", "one", ""),
)


@dataclass
class Writer:
    """Posts comments as signed-in readers in turn, over one connection; each says something else."""

    server: Served
    sessions: list[str]
    turns: "count[int]"
    statuses: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection(
            "127.0.0.1", self.server.port, timeout=PATIENCE
        )

    def post(self, address: str) -> float:
        """The seconds to the answer."""
        turn = next(self.turns)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.sessions[turn % len(self.sessions)]}",
            "Sec-Fetch-Site": "same-origin",
        }
        begin = time.monotonic()
        self.connection.request("POST", address, urlencode({"text": words(turn)}), headers)
        answer = self.connection.getresponse()
        answer.read()
        self.statuses[answer.status] += 1
        return time.monotonic() - begin


def measure(bench: Bench) -> None:
    data = bench.copy(bench.founded)
    progress("a discussion of 50 comments and one of 10,000")
    told = json.loads(run("tests.budgets.discussing", data=data))
    short, long = told["discussions"]["50"], told["discussions"]["10000"]
    drawn_anew(short, long, data)
    with served(data, "--no-demo") as server:
        baked(server, short, long)
        writer = Writer(server, told["sessions"], count())
        posted_in_turn(writer, short["all"], long["all"])
        posted_at_once(bench, server, told["sessions"], long["all"])


def drawn_anew(short: dict[str, str], long: dict[str, str], data: Any) -> None:
    """By the processor's time: what else the machine does is not counted."""
    pairs = [(name, short[of] + more, long[of] + more) for name, of, more in OPENED]
    deep = f"{long['all']}?page=400"
    pairs.append(("… its leaf 400, beside leaf 2 of 10,000", f"{long['all']}?page=2", deep))
    progress(f"{len(pairs)} pairs of pages drawn anew")
    addresses = [address for _name, *pair in pairs for address in pair]
    figures = json.loads(run("tests.budgets.cold_pairs", *addresses, data=data))
    for (name, _short, _long), (small, large) in zip(pairs, figures, strict=True):
        compared(f"drawn anew: {name}", small, large)


def baked(server: Served, short: dict[str, str], long: dict[str, str]) -> None:
    small, large = (f"{server.address}{one['all']}" for one in (short, long))
    seconds_of(small), seconds_of(large)
    took = [(seconds_of(small), seconds_of(large)) for _round in range(ROUNDS)]
    compared("baked: a discussion, newest", *map(median, zip(*took, strict=True)))


def posted_in_turn(writer: Writer, short: str, long: str) -> None:
    writer.post(short), writer.post(long)
    took = [(writer.post(short), writer.post(long)) for _round in range(ROUNDS)]
    compared("a comment posted", *map(median, zip(*took, strict=True)))


def posted_at_once(bench: Bench, server: Served, sessions: list[str], address: str) -> None:
    turns, took = count(1_000_000), list[float]()
    writers = [Writer(server, sessions, turns) for _one in range(AT_ONCE)]
    begin = time.monotonic()
    until = begin + bench.seconds

    def write(writer: Writer) -> None:
        while time.monotonic() < until:
            took.append(writer.post(address))

    threads = [threading.Thread(target=write, args=[writer]) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    a_second = len(took) / (time.monotonic() - begin)
    statuses = sum((writer.statuses for writer in writers), Counter[int]())
    others = {status: many for status, many in statuses.items() if status != TAKEN}
    refused = f", NOT TAKEN {others}" if others else ""
    told = f"{a_second:,.0f} a second by {AT_ONCE} at a time, {milliseconds(took)}{refused}"
    row("comments posted to 10,000", told)


def compared(name: str, small: float, large: float) -> None:
    told = f"{small * 1000:,.1f} ms, {large * 1000:,.1f} ms of 10,000: {large / small:.2f}"
    row(name, told, BUDGET)


def words(number: int) -> str:
    """A text that is like no other: what was said before is held or refused."""
    chance = random.Random(number)
    made = ("".join(chance.choices(string.ascii_lowercase, k=6)) for _ in range(20))
    return f"{' '.join(made)}."
