"""Storage that fails: what an error means for whoever waits, and what this process does about it."""

import errno
import logging
import os
import threading
import time
from enum import Enum
from typing import Any

from django.db import DatabaseError, connection
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

# The server that replaces a dead process gives up when one dies within 5.5 s of its birth.
YOUNGEST_TO_END = 6.0
LONG_ENOUGH_TO_ANSWER = 0.5

_broken = threading.Event()
_born = time.monotonic()


class Trouble(Enum):
    """What kept something from being written; the value is after how many seconds to try again."""

    BROKEN = 11
    FULL = 60
    BUSY = 2
    AWAY = 10

    @property
    def sentence(self) -> str:
        return str(_SENTENCES[self])


_SENTENCES = {
    Trouble.BROKEN: _("The disk did not confirm what was written. Nothing was changed; try again."),
    Trouble.FULL: _("The disk is full. Nothing was changed; try again when there is room."),
    Trouble.BUSY: _("Too many are writing at once. Nothing was changed; try again."),
    Trouble.AWAY: _("The database does not answer. Nothing was changed; try again."),
}
# SQLite's codes: the last eight bits name the family, and not every library tells more than that.
# So whatever is wrong between SQLite and the disk counts as a write that was not confirmed.
_OF_SQLITE = {
    5: Trouble.BUSY,
    6: Trouble.BUSY,
    10: Trouble.BROKEN,
    13: Trouble.FULL,
    14: Trouble.AWAY,
}
# PostgreSQL's: the whole code, else its class.
_OF_POSTGRESQL = {
    "53100": Trouble.FULL,
    "55P03": Trouble.BUSY,
    "40": Trouble.BUSY,
    "08": Trouble.AWAY,
    "53": Trouble.AWAY,
    "57": Trouble.AWAY,
    "58": Trouble.AWAY,
}
_OF_FILES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EIO: Trouble.AWAY,
    errno.EROFS: Trouble.AWAY,
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """Which trouble of the storage this error tells of, or was caused by; None: it is about something else."""
    while error is not None:
        if (found := _trouble_of_one(error)) is not None:
            return found
        error = error.__cause__
    return None


def _trouble_of_one(error: BaseException) -> Trouble | None:
    code: Any = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _OF_SQLITE.get(code & 0xFF)
    state: Any = getattr(error, "sqlstate", None)
    if state:
        return _OF_POSTGRESQL.get(state) or _OF_POSTGRESQL.get(state[:2])
    if isinstance(error, OSError):
        return _OF_FILES.get(error.errno or 0)
    # Without a state the server was never reached, or went away in the middle.
    is_unreached = (
        type(error).__module__ == "psycopg" and type(error).__name__ == "OperationalError"
    )
    return Trouble.AWAY if is_unreached else None


def is_broken() -> bool:
    """Whether the disk failed to confirm a write of this process, which then writes nothing more."""
    return _broken.is_set()


def heed(error: BaseException | None) -> Trouble | None:
    """Say which trouble this is. After a write that was not confirmed, see to it that this process ends.

    What the disk holds then is unknown, and asking again may be answered with a lie: the next process
    reads what is really there. The caller's transaction has been rolled back.
    """
    trouble = trouble_of(error)
    if trouble is Trouble.BROKEN and not _broken.is_set():
        _broken.set()
        logger.critical("The disk did not confirm a write. This process writes no more and ends.")
        _write_over_the_unconfirmed()
        age = time.monotonic() - _born
        wait = max(LONG_ENOUGH_TO_ANSWER, YOUNGEST_TO_END - age)
        end = threading.Timer(wait, os._exit, [1])
        end.daemon = True
        end.start()
    return trouble


def _write_over_the_unconfirmed() -> None:
    """SQLite's log may hold the whole failed transaction, which the next process would take for a good one.

    A transaction that changes nothing takes its place in the log; whether this one is confirmed does not
    matter, so nobody asks the disk: at the beginning of a log nothing would be written after it refused.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA user_version")
            [number] = cursor.fetchone()
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute(f"PRAGMA user_version = {int(number)}")
    except DatabaseError:
        logger.warning("The unconfirmed transaction could not be written over.")


def _begin_anew() -> None:
    global _born  # noqa: PLW0603 - a process that was split off is as young as it is
    _born = time.monotonic()


os.register_at_fork(after_in_child=_begin_anew)
