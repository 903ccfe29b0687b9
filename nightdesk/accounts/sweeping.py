"""Sessions that are over are swept away: they hold where somebody was signed in, and nobody needs it."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from nightdesk.lib.ticking import Ticking

# So many at once: whoever writes meanwhile waits for no more.
MOST = 500
SOON = 1.0


def sweep(now: datetime) -> int:
    """How many sessions, and notes on sessions, went this time; fewer than `MOST` are all there were."""
    over = list(Session.objects.filter(expire_date__lt=now).values_list("pk", flat=True)[:MOST])
    Session.objects.filter(pk__in=over).delete()
    there = Session.objects.filter(session_key=OuterRef("session_key"))
    notes = UserSession.objects.filter(~Exists(there)).values_list("pk", flat=True)
    lost = list(notes[: MOST - len(over)])
    UserSession.objects.filter(pk__in=lost).delete()
    return len(over) + len(lost)


class SweepClock(Ticking):
    """Once an hour, and at once again while there is more."""

    pause = 3600.0

    def tick(self) -> float:
        return SOON if sweep(timezone.now()) >= MOST else self.pause
