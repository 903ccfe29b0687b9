"""The pulse: eight bytes shared by every process of the machine, counted up when something was committed.

Reading it costs a fraction of a microsecond, so whoever keeps something in memory asks it before every
answer. What it cannot tell of (a process killed between its commit and its beat, another machine) is
found by asking the database once a second as well.
"""

import fcntl
import mmap
import os
import struct
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import transaction

NUMBER = struct.Struct("<Q")
_one_thread = Lock()


def count() -> int:
    """How many beats there were. Nobody may rely on more than that it differs after a commit."""
    return _read(_memory(settings.DATA))


def beat() -> None:
    """Tell every process of the machine that something was committed."""
    memory = _memory(settings.DATA)
    with _one_thread, _file(settings.DATA).open("r+b") as file:
        # Threads take their turn by the lock above, processes by this one; closing the file gives it up.
        fcntl.lockf(file, fcntl.LOCK_EX)
        NUMBER.pack_into(memory, 0, (_read(memory) + 1) % 2**64)


def beat_on_commit() -> None:
    """Beat once when the caller's transaction is committed, however often it is asked to."""
    waiting = transaction.get_connection().run_on_commit
    if not any(function is beat for _savepoints, function, *_rest in waiting):
        transaction.on_commit(beat)


def _read(memory: mmap.mmap) -> int:
    number: int = NUMBER.unpack_from(memory, 0)[0]
    return number


def _file(folder: str | Path) -> Path:
    return Path(folder) / "pulse"


@cache
def _memory(folder: str | Path) -> mmap.mmap:
    """The file in memory, shared; made by whoever comes first.

    Its bytes are written, not only promised: on a full disk that is refused here, and does not end the
    process at the first beat.
    """
    path = _file(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.fstat(descriptor).st_size < NUMBER.size:
            os.pwrite(descriptor, bytes(NUMBER.size), 0)
        return mmap.mmap(descriptor, NUMBER.size)
    finally:
        os.close(descriptor)
