"""The clock of erasures: who asked to be erased is, when their day is over."""

from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.people.erasing import carry_out_due


class ErasureClock(Ticking):
    """A day was promised, so a minute does no harm."""

    pause = 60.0

    def tick(self) -> float:
        carry_out_due(timezone.now())
        return self.pause
