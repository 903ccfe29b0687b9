"""The table that bin/bench prints: a row as soon as it is known, on what it was measured, and how far a long row is."""

import os
import platform
import re
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import config  # noqa: F401 - from here on `sqlite3` is the library the server uses

WIDTH = 46


def row(name: str, told: str, budget: str = "") -> None:
    """`budget` is what we want of it. Nobody fails by it: a slow or busy machine is no fault of the code."""
    wanted = f"   (budget {budget})" if budget else ""
    sys.stdout.write(f"{name:<{WIDTH}} {told}{wanted}\n")
    sys.stdout.flush()


def progress(told: str) -> None:
    """For whoever waits; no part of the table."""
    sys.stderr.write(f"… {told}\n")
    sys.stderr.flush()


def what_it_runs_on() -> None:
    processors = f"{len(os.sched_getaffinity(0))} × {processor()}"
    row(
        "on", f"{processors}, {memory()}, {platform.platform()}, Python {platform.python_version()}"
    )
    row("database", f"SQLite {sqlite3.sqlite_version}, WAL, synchronous=FULL")
    row("load before", load())


def load() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


def processor() -> str:
    found = re.search(r"model name\s+: (.+)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"


def at(share: float, of: Sequence[float]) -> float:
    """The value that this share of them does not exceed: `at(0.99, seconds)`."""
    return sorted(of)[min(len(of) - 1, int(len(of) * share))]


def milliseconds(seconds: Sequence[float]) -> str:
    """p50, p99 and the worst."""
    p50, p99 = (at(share, seconds) * 1000 for share in (0.5, 0.99))
    return f"p50 {p50:,.0f} ms, p99 {p99:,.0f} ms, worst {max(seconds) * 1000:,.0f} ms"
