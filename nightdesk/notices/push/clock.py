"""The clock of push: sends what is due, while the house runs."""

import time
from concurrent.futures import ThreadPoolExecutor

from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.notices.push.ledger import send_due, sweep

THREADS = 16
SOON = 0.02
HOUR = 3600.0


class PushClock(Ticking):
    """Services are asked side by side; for one that does not answer a round waits ten seconds at most."""

    pause = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="push")
        self._swept = 0.0

    def tick(self) -> float:
        if time.monotonic() - self._swept > HOUR:
            self._swept = time.monotonic()
            sweep(timezone.now())
        return SOON if send_due(timezone.now(), self._pool) else self.pause

    def stop(self) -> None:
        super().stop()
        self._pool.shutdown(wait=False, cancel_futures=True)
