"""Django's SQLite, whose write transactions wait in line instead of looking again and again."""

import os
import sqlite3
import threading
from pathlib import Path

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from nightdesk.lib.turnstile import Turnstile

_turnstiles: dict[str, Turnstile] = {}
_guard = threading.Lock()
# A process that was split off stands in lines of its own.
os.register_at_fork(after_in_child=_turnstiles.clear)


class DatabaseWrapper(base.DatabaseWrapper):
    """Who begins a transaction passes the turnstile first, and leaves it when the transaction has ended.

    SQLite's own lock still decides: to leave too early costs order, never correctness.
    """

    _turn: Turnstile | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if self._turn is None:
            self._turn = self._entered()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # Django's own, untyped
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # Django's own, untyped
        finally:
            self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # Django's own, untyped
        finally:
            self._leave()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._leave()

    def _entered(self) -> Turnstile:
        """Raises what SQLite would raise after as long a wait."""
        name = str(self.settings_dict["NAME"])
        with _guard:
            turnstile = _turnstiles.setdefault(name, Turnstile(Path(f"{name}-turn")))
        if not turnstile.enter(self.settings_dict["OPTIONS"].get("timeout", 5.0)):
            busy = sqlite3.OperationalError("database is locked")
            busy.sqlite_errorcode = 5
            raise OperationalError("database is locked") from busy
        return turnstile

    def _leave(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.leave()
