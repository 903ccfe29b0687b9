"""A turnstile: whoever wants to write waits in line, so that nobody waits much longer than those before them.

SQLite's own way of waiting is to look again after ever longer pauses, and who came last often wins.
"""

import fcntl
import os
import threading
import time
from collections import deque
from pathlib import Path

LOOK_AGAIN = 0.002


class Turnstile:
    """First come, first served within a process; between processes whoever is first in their own line."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._guard = threading.Lock()
        self._line: deque[threading.Event] = deque()
        self._handle: int | None = None

    def enter(self, timeout: float) -> bool:
        """Wait for the turn; False when it did not come in time. Who has entered must leave."""
        until = time.monotonic() + timeout
        turn = threading.Event()
        with self._guard:
            self._line.append(turn)
            if self._line[0] is turn:
                turn.set()
        if turn.wait(timeout) and self._locked(until):
            return True
        self._step_out(turn)
        return False

    def leave(self) -> None:
        """Let the next one through."""
        if self._handle is not None:
            fcntl.flock(self._handle, fcntl.LOCK_UN)
        self._step_out(self._line[0])

    def _locked(self, until: float) -> bool:
        if self._handle is None:
            self._handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    return False
                time.sleep(LOOK_AGAIN)
            else:
                return True

    def _step_out(self, turn: threading.Event) -> None:
        with self._guard:
            self._line.remove(turn)
            if self._line:
                self._line[0].set()
