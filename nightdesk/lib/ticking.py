"""A thread that does one small thing again and again until it is stopped."""

import logging
import threading
import time

from django.db import close_old_connections, connections

from nightdesk.lib import storage

logger = logging.getLogger(__name__)


class Ticking(threading.Thread):
    """Calls `tick()`, which answers in how many seconds it wants to be called again.

    A tick that fails is told in the log, and tried again after `pause` seconds: a database that is
    away for a minute must not silence a clock for good.
    """

    pause = 1.0

    def __init__(self) -> None:
        super().__init__(name=type(self).__name__, daemon=True)
        self.ran_at = 0.0  # seconds since the epoch; 0: not yet
        self._stopped = threading.Event()

    def tick(self) -> float:
        return self.pause

    def run(self) -> None:
        wait = 0.0
        while not (self._stopped.wait(wait) or storage.is_broken()):
            close_old_connections()  # as a request does: one that broke is opened anew
            try:
                wait = self.tick()
                self.ran_at = time.time()
            except Exception as error:
                logger.exception("%s failed and goes on", self.name)
                storage.heed(error)
                wait = self.pause
        connections.close_all()  # this thread's own

    def stop(self) -> None:
        """Let the tick under way end; no other begins."""
        self._stopped.set()
