"""Unseen: how many alerts a person has not looked at, and that they have."""

from datetime import datetime

from nightdesk.follows.models import Alerted
from nightdesk.people.models import Person

# Beyond this nobody counts, and a page says «99+».
MOST = 100


def unseen(person: Person, now: datetime) -> int:
    return Alerted.objects.to(person, now).unseen()[:MOST].count()


def as_said(many: int) -> str:
    """As pages say it; nothing for none."""
    return f"{MOST - 1}+" if many >= MOST else str(many or "")


def seen(person: Person, now: datetime) -> None:
    """They looked at their page: none of it is new any more, nor mailed."""
    Alerted.objects.filter(person=person).unseen().update(seen_at=now)
