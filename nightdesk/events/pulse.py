"""The pulse: sixteen bytes shared by every process of the machine, counted up when something was committed.

The first eight count every commit that others should know of, the second those that change what pages are
drawn from: what is said in a full room makes no page old, and no page is to ask about it.

Reading it costs a fraction of a microsecond, so whoever keeps something in memory asks it before every
answer. What it cannot tell of (a process killed between its commit and its beat, another machine) is
found by asking the database once a second as well.
"""

import fcntl
import mmap
import os
import struct
from collections.abc import Callable, Container
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import transaction

from nightdesk.lib.kept_files import mapped

NUMBER = struct.Struct("<Q")
COMMITS, CHANGES = 0, NUMBER.size
SIZE = 2 * NUMBER.size
_one_thread = Lock()


def count() -> int:
    """How many beats there were. Nobody may rely on more than that it differs after a commit."""
    return _read(_memory(settings.DATA), COMMITS)


def changes() -> int:
    """The same of those commits alone that change what pages are drawn from."""
    return _read(_memory(settings.DATA), CHANGES)


def beat() -> None:
    """Tell every process of the machine that something was committed, and that pages may be old by it."""
    _count_up(COMMITS, CHANGES)


def beat_lightly() -> None:
    """Tell every process of the machine that something was committed which changes no page."""
    _count_up(COMMITS)


def beat_on_commit() -> None:
    """Beat once when the caller's transaction is committed, however often it is asked to."""
    _once_on_commit(beat, unless={beat})


def beat_lightly_on_commit() -> None:
    """The same, unless the transaction beats anyway."""
    _once_on_commit(beat_lightly, unless={beat, beat_lightly})


def _once_on_commit(function: Callable[[], None], unless: Container[Callable[[], None]]) -> None:
    waiting = transaction.get_connection().run_on_commit
    if not any(one in unless for _savepoints, one, *_rest in waiting):
        transaction.on_commit(function)


def _count_up(*which: int) -> None:
    memory = _memory(settings.DATA)
    with _one_thread, _file(settings.DATA).open("r+b") as file:
        # Threads take their turn by the lock above, processes by this one; closing the file gives it up.
        fcntl.lockf(file, fcntl.LOCK_EX)
        for one in which:
            NUMBER.pack_into(memory, one, (_read(memory, one) + 1) % 2**64)


def _read(memory: mmap.mmap, which: int) -> int:
    number: int = NUMBER.unpack_from(memory, which)[0]
    return number


def _file(folder: str | Path) -> Path:
    return Path(folder) / "pulse"


@cache
def _memory(folder: str | Path) -> mmap.mmap:
    """The file in memory, shared; made by whoever comes first."""
    path = _file(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        return mapped(descriptor, SIZE)
    finally:
        os.close(descriptor)
