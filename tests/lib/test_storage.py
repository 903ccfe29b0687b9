"""What a failing disk or database means is read from its own codes; one that lied is written through no more."""

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection

from nightdesk.lib import storage
from nightdesk.lib.storage import Trouble, heed, is_broken, trouble_of
from nightdesk.lib.ticking import Ticking


class OfSqlite(Exception):  # noqa: N818
    def __init__(self, code: int) -> None:
        super().__init__("it failed")
        self.sqlite_errorcode = code


class OfPostgresql(Exception):  # noqa: N818
    def __init__(self, state: str) -> None:
        super().__init__("it failed")
        self.sqlstate = state


def as_django_tells_it(cause: Exception) -> Exception:
    told = OperationalError("it failed")
    told.__cause__ = cause
    return told


@pytest.mark.parametrize(
    ("cause", "trouble"),
    [
        (OfSqlite(10), Trouble.BROKEN),
        (OfSqlite(10 | 4 << 8), Trouble.BROKEN),
        (OfSqlite(13), Trouble.FULL),
        (OfSqlite(5), Trouble.BUSY),
        (OfSqlite(1), None),
        (OfPostgresql("53100"), Trouble.FULL),
        (OfPostgresql("55P03"), Trouble.BUSY),
        (OfPostgresql("40P01"), Trouble.BUSY),
        (OfPostgresql("57P01"), Trouble.AWAY),
        (OfPostgresql("42P01"), None),
        (OSError(errno.ENOSPC, "no space"), Trouble.FULL),
        (OSError(errno.EIO, "broken"), Trouble.AWAY),
        (OSError(errno.ENOENT, "no such file"), None),
        (ValueError("something else"), None),
    ],
)
def test_the_trouble_is_read_from_the_cause(cause: Exception, trouble: Trouble | None) -> None:
    assert trouble_of(as_django_tells_it(cause)) is trouble
    assert trouble_of(None) is None


def test_a_database_that_is_not_reached_is_away() -> None:
    import psycopg  # noqa: PLC0415 - it comes with PostgreSQL

    with pytest.raises(psycopg.OperationalError) as refused:
        psycopg.connect("host=127.0.0.1 port=1 dbname=none", connect_timeout=1)

    assert trouble_of(refused.value) is Trouble.AWAY


def test_a_real_disk_that_is_full_is_known(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "small")
    database.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as full:
        database.execute("CREATE TABLE story (body)")
        database.execute("CREATE TABLE wire (body)")
    database.close()

    assert trouble_of(full.value) is Trouble.FULL
    assert Trouble.FULL.sentence.startswith("The disk is full.")


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Set instead of ending the process that runs the tests."""
    ended = threading.Event()
    monkeypatch.setattr(os, "_exit", lambda code: ended.set())
    monkeypatch.setattr(storage, "LONG_ENOUGH_TO_ANSWER", 0.0)
    monkeypatch.setattr(storage, "YOUNGEST_TO_END", 0.0)
    yield ended
    storage._broken.clear()


@pytest.mark.django_db(transaction=True)
def test_a_disk_that_confirms_nothing_ends_the_process(ended: threading.Event) -> None:
    error = as_django_tells_it(OfSqlite(10))

    assert (heed(error), heed(error)) == (Trouble.BROKEN, Trouble.BROKEN)
    assert is_broken()
    assert ended.wait(10)


@pytest.mark.django_db
def test_in_the_midst_of_a_transaction_nothing_is_written_over(ended: threading.Event) -> None:
    assert heed(as_django_tells_it(OfSqlite(10))) is Trouble.BROKEN
    assert ended.wait(10)


@pytest.mark.django_db(transaction=True)
def test_a_disk_that_refuses_that_too_changes_nothing(ended: threading.Event) -> None:
    def refuse(*call: Any) -> None:
        raise DatabaseError("disk I/O error")

    with connection.execute_wrapper(refuse):
        assert heed(as_django_tells_it(OfSqlite(10))) is Trouble.BROKEN
    assert ended.wait(10)


@pytest.mark.django_db
def test_what_heals_by_itself_ends_nothing(ended: threading.Event) -> None:
    assert heed(as_django_tells_it(OfSqlite(13))) is Trouble.FULL
    assert not is_broken()


def test_a_process_that_was_split_off_is_young(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "_born", 0.0)
    storage._begin_anew()
    assert storage._born > 0


def test_clocks_stop_when_the_disk_confirms_nothing(ended: threading.Event, db: None) -> None:
    class Clock(Ticking):
        pause = 0.0

        def tick(self) -> float:
            raise as_django_tells_it(OfSqlite(10))

    clock = Clock()
    clock.run()

    assert is_broken()
