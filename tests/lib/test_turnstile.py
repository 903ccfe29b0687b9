"""Writers wait in line: first come, first served, and whoever waits too long is told."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from config.database import sqlite
from nightdesk.lib.sqlite.base import DatabaseWrapper
from nightdesk.lib.storage import Trouble, trouble_of
from nightdesk.lib.turnstile import Turnstile

LONG = 20.0


@pytest.fixture
def turnstile(tmp_path: Path) -> Turnstile:
    return Turnstile(tmp_path / "turn")


def test_who_came_first_goes_first(turnstile: Turnstile) -> None:
    gone: list[int] = []

    def go(number: int) -> None:
        assert turnstile.enter(LONG)
        gone.append(number)
        turnstile.leave()

    assert turnstile.enter(LONG)
    threads = [threading.Thread(target=go, args=(number,)) for number in range(6)]
    for waiting, thread in enumerate(threads, start=2):
        thread.start()
        while len(turnstile._line) < waiting:
            assert thread.is_alive()
    turnstile.leave()
    for thread in threads:
        thread.join()

    assert gone == list(range(6))


def test_who_waits_too_long_steps_out_and_holds_nobody_up(turnstile: Turnstile) -> None:
    assert turnstile.enter(LONG)
    assert not turnstile.enter(0.01)
    turnstile.leave()
    assert turnstile.enter(LONG)
    turnstile.leave()


def test_two_processes_have_one_turnstile(tmp_path: Path, turnstile: Turnstile) -> None:
    other = Turnstile(tmp_path / "turn")
    assert turnstile.enter(LONG)
    assert not other.enter(0.01)
    turnstile.leave()
    assert other.enter(LONG)
    other.leave()


@pytest.fixture
def connection(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabaseWrapper]:
    """To a database of the test's own, whatever the run is on."""
    settings = sqlite(tmp_path / "paper.sqlite3")
    settings["OPTIONS"]["timeout"] = 0.05
    handler = ConnectionHandler({"default": settings})
    with django_db_blocker.unblock():
        yield handler["default"]
        handler.close_all()


def is_free(tmp_path: Path) -> bool:
    other = Turnstile(tmp_path / "paper.sqlite3-turn")
    if other.enter(0.0):
        other.leave()
        return True
    return False


def begin(connection: DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_a_transaction_holds_the_turn_until_it_ends(
    connection: DatabaseWrapper, tmp_path: Path, end: str
) -> None:
    begin(connection)
    assert not is_free(tmp_path)
    getattr(connection, end)()
    assert is_free(tmp_path)


def test_who_cannot_begin_gives_the_turn_back(connection: DatabaseWrapper, tmp_path: Path) -> None:
    begin(connection)
    connection.commit()
    connection.autocommit = True
    rival = ConnectionHandler({"default": connection.settings_dict})["default"]
    rival.ensure_connection()
    rival.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError):
        begin(connection)
    assert is_free(tmp_path)
    rival.close()


def test_a_turn_that_does_not_come_is_a_database_that_is_busy(
    connection: DatabaseWrapper, tmp_path: Path
) -> None:
    rival = Turnstile(tmp_path / "paper.sqlite3-turn")
    assert rival.enter(LONG)
    with pytest.raises(OperationalError) as refused:
        begin(connection)
    rival.leave()

    assert trouble_of(refused.value) is Trouble.BUSY


@pytest.mark.django_db(transaction=True)
def test_the_paper_itself_goes_through_it() -> None:
    with transaction.atomic():
        here = transaction.get_connection()
        assert here.vendor != "sqlite" or here._turn is not None
    assert here.vendor != "sqlite" or here._turn is None
