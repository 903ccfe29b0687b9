"""The sender's journal: a page of memory that outlives the process, and says how far each mail in hand came.

Between the dot that ends a mail and the server's word nobody can tell, from outside, whether it was taken. So
each mail's slot is marked twice: before anything of it is said to the server, and that mark is on the disk when
the dot is due; and in the instruction before the dot, in memory that a killed process leaves behind. Whoever comes
next reads whose dot was sent. After a loss of power the second mark may be lost: then the first one counts.

The file is also the lock: the process that holds it is the machine's one sender, and death lets it go.
"""

import fcntl
import mmap
import os
import secrets
import struct
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Self

from nightdesk.lib.kept_files import confirm, mapped

NAME = "mailing"
SLOTS = 64
SIZE = 4096
_HEAD = struct.Struct(">32s36s")
_SLOT = struct.Struct(">QB")
_FIRST = 128
BOOT = Path("/proc/sys/kernel/random/boot_id")
_OF_THIS_PROCESS = secrets.token_hex(18).encode()
# Of the page what was changed through memory too. Not `mmap.flush`: it lets no other thread run meanwhile.
_to_disk = getattr(os, "fdatasync", os.fsync)


class Mark(IntEnum):
    """How far a mail came. What is UNSURE may or may not have been taken."""

    NOTHING = 0
    BEGUN = 1
    DOT = 2
    ACCEPTED = 3
    REFUSED = 4
    PUT_OFF = 5
    UNSURE = 6
    DROPPED = 7


class Journal:
    """Open it with `held`. `name` is what the sender's claims are signed with, as long as the file lasts."""

    def __init__(self, page: mmap.mmap, handle: int) -> None:
        self._page, self._handle = page, handle
        self._disk = ThreadPoolExecutor(1, "mailing")
        self._begun: Future[None] | None = None
        name, boot = _HEAD.unpack_from(page)
        self.is_of_another_boot = bool(boot.strip(b"\0")) and boot != _boot()
        self.name = (name.strip(b"\0") or secrets.token_hex(16).encode()).decode()
        self._places: dict[int, int] = {}
        if not name.strip(b"\0"):
            self.lay_out(())  # claims are signed with it: whoever comes next must know it

    def lay_out(self, keys: Iterable[int]) -> None:
        """Slots for these; whatever was in them is forgotten, so it must be in the ledger by now."""
        self._page[_FIRST:SIZE] = bytes(SIZE - _FIRST)
        _HEAD.pack_into(self._page, 0, self.name.encode(), _boot())
        self._places = {key: _FIRST + place * _SLOT.size for place, key in enumerate(keys)}
        for key, place in self._places.items():
            _SLOT.pack_into(self._page, place, key, Mark.NOTHING)
        _to_disk(self._handle)
        self.is_of_another_boot = False

    def begin(self, key: int) -> None:
        """On its way to the disk, while the mail is made and the server hears of it."""
        self.mark(key, Mark.BEGUN)
        self._begun = self._disk.submit(_to_disk, self._handle)

    def dot(self, key: int) -> None:
        """Waits until the disk has what was begun, then marks. Raises OSError when the disk says that it has not."""
        if self._begun is not None:
            self._begun.result()
        self.mark(key, Mark.DOT)

    def mark(self, key: int, how: Mark) -> None:
        self._page[self._places[key] + 8] = how

    def place(self, key: int) -> "Place":
        return Place(self, key)

    def read(self) -> Mapping[int, Mark]:
        """How far each mail came, as the last holder left it; a begun one may have left, if power was lost."""
        found = {}
        for place in range(_FIRST, _FIRST + SLOTS * _SLOT.size, _SLOT.size):
            key, mark = _SLOT.unpack_from(self._page, place)
            if key:
                found[key] = self._judged(Mark(mark))
        return found

    def _judged(self, mark: Mark) -> Mark:
        if mark == Mark.DOT or (mark == Mark.BEGUN and self.is_of_another_boot):
            return Mark.UNSURE
        return Mark.NOTHING if mark == Mark.BEGUN else mark

    def close(self) -> None:
        self._disk.shutdown()
        self._page.close()


class Place:
    """One mail's slot, for whoever hands it over."""

    __slots__ = ("_journal", "_key")

    def __init__(self, journal: Journal, key: int) -> None:
        self._journal, self._key = journal, key

    def begin(self) -> None:
        self._journal.begin(self._key)

    def dot(self) -> None:
        self._journal.dot(self._key)


class Held:
    """The lock and the open page, until `close`."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self.journal = Journal(mapped(handle, SIZE), handle)

    @classmethod
    def take(cls, folder: Path) -> Self | None:
        """None while another process holds it."""
        is_new = not (folder / NAME).exists()
        handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if is_new:
            confirm(folder)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        try:
            return cls(handle)
        except OSError:
            os.close(handle)
            raise

    def close(self) -> None:
        self.journal.close()
        os.close(self._handle)


@contextmanager
def held(folder: Path) -> Iterator[Journal | None]:
    taken = Held.take(folder)
    try:
        yield taken.journal if taken else None
    finally:
        if taken:
            taken.close()


def _boot() -> bytes:
    """Another one after each start of the machine; where the system tells none, after each of this program."""
    try:
        return BOOT.read_bytes().strip()[:36].ljust(36, b"\0")
    except OSError:
        return _OF_THIS_PROCESS
