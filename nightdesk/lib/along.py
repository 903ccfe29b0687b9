"""Along: what goes with a record when it is taken from readers, in the act's transaction. Apps above say what."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

Take = Callable[[Any, datetime], None]


class Along:
    def __init__(self) -> None:
        self._along: list[Take] = []

    def register(self, take: Take) -> Take:
        """In the `ready()` of the app whose records go along. It is given the record and the instant of the act."""
        if take not in self._along:
            self._along.append(take)
        return take

    def take(self, record: Any, at: datetime) -> None:
        """The caller holds the transaction, and the record is taken from readers in it."""
        for take in self._along:
            take(record, at)
