"""Holds that last: what a program holds back for more than a day is a restriction, and its author is told why.

The law (EU Digital Services Act, article 17) asks for reasons when something is kept from readers. Waiting an
hour for a moderator is how a comment comes in, and its author's page says so at once. A day later nobody
can call it waiting. What a moderator holds is told at once (`deciding.py`).
"""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.talk import letters, statements
from nightdesk.talk.models import Ruling
from nightdesk.talk.models.placed import placed
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.state import State

A_WHILE = timedelta(days=1)
AT_ONCE = 50


def tell_due(now: datetime) -> int:
    """Write what is due; how many were told. Any number of processes may at once: one of them takes each."""
    return sum(_tell(one, now) for one in _untold(now)[:AT_ONCE])


def _untold(now: datetime) -> QuerySet[Ruling]:
    """The last word about something that still waits, said by a phase a day ago."""
    later = Ruling.objects.filter(comment=OuterRef("comment"), pk__gt=OuterRef("pk"))
    held = Ruling.objects.filter(verdict=Verdict.HOLD, by=None, told_at=None)
    waiting = held.filter(comment__state=State.HELD, at__lt=now - A_WHILE)
    found = waiting.exclude(Exists(later)).order_by("at", "pk")
    return found.select_related("author", *placed("comment"))


@transaction.atomic
def _tell(ruling: Ruling, now: datetime) -> bool:
    is_ours = Ruling.objects.filter(pk=ruling.pk, told_at=None).update(told_at=now)
    if not is_ours or ruling.comment is None:
        return False
    told = {"statement": partial(statements.of_ruling, ruling)}
    letters.tell(ruling.author, "decision", told, ruling.comment.venue.edition)
    return True


class HoldClock(Ticking):
    """Writes the letters; the postman sends them."""

    pause = 60.0

    def tick(self) -> float:
        return 1.0 if tell_due(timezone.now()) == AT_ONCE else self.pause
