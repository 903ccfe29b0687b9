"""The rooms' clock: once a second pages are brought up to what was said, and once an hour what is due is forgotten."""

import time

from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.talk.models import Presence, Room
from nightdesk.talk.models.room import SETTLES_AFTER
from nightdesk.talk.rooms.forgetting import forget_due


class RoomClock(Ticking):
    """Any number of processes may have one: of two, one settles."""

    pause = 1.0
    forgets_every = 3600.0

    def __init__(self) -> None:
        super().__init__()
        self._forgets_at = 0.0

    def tick(self) -> float:
        for room in Room.objects.unsettled(timezone.now() - SETTLES_AFTER):
            room.settle()
        if time.monotonic() >= self._forgets_at:
            self._forgets_at = time.monotonic() + self.forgets_every
            forget_due(timezone.now())
            Presence.objects.forget(timezone.now())
        return self.pause
