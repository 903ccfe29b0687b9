"""Publish → read by N open connections, what each of them weighs, and how pages do meanwhile."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from config import env
from tests.budgets.load import NOT_MEASURED, throughput
from tests.budgets.memory import proportional_set_size
from tests.budgets.newsroom import Bench, Served, seconds_of, served
from tests.budgets.table import milliseconds, progress, row
from tests.promises.harness.founding import TOKEN
from tests.promises.harness.publisher import Desk

SIZES = (500, 2_000, 5_000)
STORIES = 1_000
PUBLISHED = 20
PAUSE = 0.3
STREAM = "/stream/?on=wire:en"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Readers:
    """So many open connections in a process of their own (crowd.py)."""

    process: "subprocess.Popen[str]"

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told

    def listen_for(self, marker: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{marker}\n")
        self.process.stdin.flush()
        self.answer()


def measure(bench: Bench) -> None:
    for size in SIZES:
        progress(f"publishing {PUBLISHED} stories to {size:,} open connections")
        with served(bench.copy(bench.archive(STORIES)), "--no-demo") as server:
            measure_with(bench, server, size)


def measure_with(bench: Bench, server: Served, size: int) -> None:
    desk = Desk(server, (bench.founded / TOKEN).read_text())
    page = f"{server.address}/en/"
    desk.publish(next_name())
    seconds_of(page)
    alone = throughput(page, bench.seconds)
    before = proportional_set_size(server.process)
    with readers(server.port, size) as crowd:
        desk.publish(next_name())
        each = (proportional_set_size(server.process) - before) / size / 1024
        took, missing = published(desk, crowd, size)
        lost = f", {missing:,} NEVER" if missing else ""
        row(f"publish → {size:,} connections", milliseconds(took) + lost, "p99 500 ms")
        row(f"memory for each of {size:,} connections", f"{each:.1f} KB", "40 KB")
        with publishing(desk):
            beside = throughput(page, bench.seconds)
    if alone is None or beside is None:
        row(f"baked front beside {size:,} connections", NOT_MEASURED)
        return
    ratio = beside.a_second / alone.a_second
    row(f"baked front beside {size:,} connections", f"{beside}; {ratio:.2f} of what it is alone")


def published(desk: Desk, crowd: Readers, size: int) -> tuple[list[float], int]:
    """Seconds from each acknowledgement to each connection's reading it, and how many never did."""
    took: list[float] = []
    for _story in range(PUBLISHED):
        name = next_name()
        crowd.listen_for(f"Ferry {name} is late")
        status, ack = desk.publish(name)
        acknowledged = time.monotonic_ns()
        assert ack is not None, status
        took += [max(0, at - acknowledged) / 1e9 for at in crowd.answer()["heard"]]
        time.sleep(PAUSE)
    return took, PUBLISHED * size - len(took)


@contextmanager
def readers(port: int, size: int) -> Iterator[Readers]:
    command = [sys.executable, "-m", "tests.budgets.crowd", str(port), str(size), STREAM]
    process = subprocess.Popen(
        command, cwd=env.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        crowd = Readers(process)
        begin = time.monotonic()
        opened = crowd.answer()["open"]
        progress(f"{opened:,} open in {time.monotonic() - begin:.1f} s")
        yield crowd
    finally:
        process.kill()
        process.wait()


@contextmanager
def publishing(desk: Desk) -> Iterator[None]:
    """Meanwhile a story a second is told to everyone."""
    over = threading.Event()

    def publish() -> None:
        while not over.wait(1.0):
            desk.publish(next_name())

    thread = threading.Thread(target=publish)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def next_name() -> str:
    return f"bench-{next(_numbers)}"
