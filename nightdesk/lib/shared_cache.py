"""A cache that all processes of one machine share: a small SQLite file of its own, beside the database.

What is counted there (how often somebody tried to sign in) must be counted by all processes together, and
whoever tries a thousand times a second must not hold the database that the paper is written in.
"""

import pickle
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

# Nothing in it is worth waiting for the disk: after a power cut it is counted anew.
BEGINNING = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=OFF;
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL, until REAL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kept_until ON kept (until);
"""
WAIT = 5
FOR_EVER = 9e12
PUT = "INSERT OR REPLACE INTO kept (key, value, until) VALUES (?, ?, ?)"
READ = "SELECT value FROM kept WHERE key = ? AND until > ?"
SAME_UNTIL = "UPDATE kept SET value = ? WHERE key = ?"


class Counter(NamedTuple):
    """What is counted, up to how many, and after how many seconds it is forgotten."""

    name: str
    limit: int
    seconds: float


class SharedCache(BaseCache):
    """`LOCATION` is the file. Each step is atomic, also between processes."""

    def __init__(self, location: str | Path, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._file = Path(location)
        self._mine = threading.local()

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: Any = None
    ) -> bool:
        """Keep it unless there is something by this name; whether it was kept."""
        name = self.make_and_validate_key(key, version)
        with self._writing() as file:
            if file.execute(READ, (name, time.time())).fetchone():
                return False
            file.execute(PUT, (name, pickle.dumps(value), self._until(timeout)))
        return True

    def get(self, key: str, default: Any = None, version: Any = None) -> Any:
        name = self.make_and_validate_key(key, version)
        row = self._open().execute(READ, (name, time.time())).fetchone()
        return _unpacked(row[0]) if row else default

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        name = self.make_and_validate_key(key, version)
        with self._writing() as file:
            file.execute("DELETE FROM kept WHERE until <= ?", (time.time(),))
            file.execute(PUT, (name, pickle.dumps(value), self._until(timeout)))

    def incr(self, key: str, delta: int = 1, version: Any = None) -> int:
        """One more, however many count at once. Refuses, with a ValueError, what is not there."""
        name = self.make_and_validate_key(key, version)
        with self._writing() as file:
            row = file.execute(READ, (name, time.time())).fetchone()
            if row is None:
                raise ValueError(key)
            number = int(_unpacked(row[0])) + delta
            file.execute(SAME_UNTIL, (pickle.dumps(number), name))
        return number

    def count_up(self, counters: Sequence[Counter]) -> tuple[Counter, int] | None:
        """One more of each, in their order and all at once.

        The first that goes beyond its limit ends it, and is told with its number; those after it are
        not counted.
        """
        if not counters:
            return None
        with self._writing() as file:
            for counter in counters:
                name, now = self.make_and_validate_key(counter.name), time.time()
                row = file.execute(READ, (name, now)).fetchone()
                number = 1 + (int(_unpacked(row[0])) if row else 0)
                if row:
                    file.execute(SAME_UNTIL, (pickle.dumps(number), name))
                else:
                    file.execute(PUT, (name, pickle.dumps(number), now + counter.seconds))
                if number > counter.limit:
                    return counter, number
        return None

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        name = self.make_and_validate_key(key, version)
        with self._writing() as file:
            done = file.execute(
                "UPDATE kept SET until = ? WHERE key = ? AND until > ?",
                (self._until(timeout), name, time.time()),
            )
        return done.rowcount > 0

    def delete(self, key: str, version: Any = None) -> bool:
        name = self.make_and_validate_key(key, version)
        with self._writing() as file:
            return file.execute("DELETE FROM kept WHERE key = ?", (name,)).rowcount > 0

    def clear(self) -> None:
        with self._writing() as file:
            file.execute("DELETE FROM kept")

    def close(self, **others: Any) -> None:
        """At the end of each request: the connection stays, as opening one costs more than asking it."""

    def _until(self, timeout: float | None) -> float:
        until: float | None = self.get_backend_timeout(timeout)
        return FOR_EVER if until is None else until

    def _open(self) -> sqlite3.Connection:
        """The connection of this thread."""
        file: sqlite3.Connection | None = getattr(self._mine, "file", None)
        if file is None:
            try:
                file = self._begun()
            except sqlite3.OperationalError:  # the disk, or a lock: not the file's fault
                raise
            except sqlite3.DatabaseError:  # no database any more; what was counted is counted anew
                self._file.unlink()
                file = self._begun()
            self._mine.file = file
        return file

    def _begun(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._file, timeout=WAIT, isolation_level=None)
        file.executescript(BEGINNING)
        return file

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        file = self._open()
        file.execute("BEGIN IMMEDIATE")
        try:
            yield file
        except BaseException:
            file.execute("ROLLBACK")
            raise
        file.execute("COMMIT")


def _unpacked(value: bytes) -> Any:
    return pickle.loads(value)  # noqa: S301  # the file lies beside the secret key; we alone write it
