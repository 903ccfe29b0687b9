"""The rooms' clock: in a crowd pages are brought up to what was said once a second."""

from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.talk.models import Room
from nightdesk.talk.models.room import SETTLES_AFTER


class RoomClock(Ticking):
    """Any number of processes may have one: of two, one settles."""

    pause = 1.0

    def tick(self) -> float:
        for room in Room.objects.unsettled(timezone.now() - SETTLES_AFTER):
            room.settle()
        return self.pause
