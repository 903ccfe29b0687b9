"""Unread: how many items of each wire a person has not seen yet."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.wire.line import acts
from nightdesk.wire.models import Seen

# Beyond this nobody counts, and a page says «99+».
MOST = 100


def unread(person: Person, now: datetime | None = None) -> dict[str, dict[str, Any]]:
    """By edition: up to which number of the wire they have seen, and how many came since, 100 at most.

    A wire they never opened has nothing unread: nobody owes them what was told before they came.
    """
    now = now or timezone.now()
    seen = {place.edition_id: place.seq for place in Seen.objects.of(person)}
    return {
        edition.code: {"seen": seen[edition.pk], "unread": _since(edition, seen[edition.pk], now)}
        for edition in Edition.objects.in_order()
        if edition.pk in seen
    }


def _since(edition: Edition, seq: int, now: datetime) -> int:
    return acts(edition, now).filter(seq__gt=seq)[:MOST].count()
