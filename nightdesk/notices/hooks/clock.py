"""The clock of hooks: notes what happened as soon as it was committed, and has those called whom it is due."""

import time
from datetime import datetime

from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.lib.ticking import Ticking
from nightdesk.notices.hooks.callers import Callers
from nightdesk.notices.hooks.noting import forget_old, note_new

# So often the database is asked though nothing was committed here: attempts are due by their hour.
GLANCE = 2.0
HOUR = 3600.0
# While somebody is being called, and when there is more to do.
SOON = 0.02


class HookClock(Ticking):
    """Two of them tell each hook of each event once."""

    pause = 0.25

    def __init__(self) -> None:
        super().__init__()
        self._callers = Callers()
        self._beat: int | None = None
        self._looked, self._swept = 0.0, time.monotonic()

    def tick(self) -> float:
        beat, clock = pulse.count(), time.monotonic()
        is_quiet = beat == self._beat and clock < self._looked + GLANCE
        if not is_quiet or self._callers.have_news:
            done = work(timezone.now(), self._callers)
            self._beat, self._looked = (None if done else beat), clock
            if clock > self._swept + HOUR:
                self._swept = clock
                forget_old(timezone.now())
        return SOON if self._beat is None or self._callers.are_busy else self.pause


def work(now: datetime, callers: Callers) -> int:
    """One round; how much there was to do. Waits for nobody who is called."""
    return callers.settle_ended(now) + note_new(now) + callers.begin_due(now)
