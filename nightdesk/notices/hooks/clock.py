"""The clock of hooks: notes what happened as soon as it was committed, and calls whom it is due."""

from datetime import datetime

from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.lib.ticking import Ticking
from nightdesk.notices.hooks.calling import call_due
from nightdesk.notices.hooks.noting import forget_old, note_new

# So often the database is asked though nothing was committed here: attempts are due by their hour.
GLANCES = 8
SWEEP = 14_400


class HookClock(Ticking):
    """Two of them tell each hook of each event once."""

    pause = 0.25

    def __init__(self) -> None:
        super().__init__()
        self._beat: int | None = None
        self._glances = 0

    def tick(self) -> float:
        beat = pulse.count()
        self._glances += 1
        if beat == self._beat and self._glances % GLANCES:
            return self.pause
        done = work(timezone.now())
        if self._glances >= SWEEP:
            self._glances = 0
            forget_old(timezone.now())
        self._beat = None if done else beat
        return 0.01 if done else self.pause


def work(now: datetime) -> int:
    """One round; how much there was to do."""
    return note_new(now) + call_due(now)
