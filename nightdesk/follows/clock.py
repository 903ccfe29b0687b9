"""The clock of alerts: looks into the log when something was committed, and every few seconds in any case."""

import time
from datetime import timedelta

from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.follows.keeping import sweep
from nightdesk.follows.spreading import spread
from nightdesk.follows.watching import take_news
from nightdesk.lib.ticking import Ticking

# What the pulse cannot tell of: a process that was killed between its commit and its beat, another machine.
LONGEST = 5.0
HOUR = timedelta(hours=1).total_seconds()


class AlertClock(Ticking):
    pause = 0.5

    def __init__(self) -> None:
        super().__init__()
        self._beat, self._looked, self._swept = -1, 0.0, 0.0

    def tick(self) -> float:
        beat, now = pulse.count(), time.monotonic()
        if beat != self._beat or now > self._looked + LONGEST:
            self._beat, self._looked = beat, now
            take_news(timezone.now())
            spread(timezone.now())
        if now > self._swept + HOUR:
            self._swept = now
            sweep(timezone.now())
        return self.pause
