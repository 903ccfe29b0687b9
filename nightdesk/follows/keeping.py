"""Keeping: what follows hold on a person, handed out on request and erased with all else; and for how long."""

from datetime import datetime, timedelta
from typing import Any

from nightdesk.follows.models import Alert, Alerted, Follow, QuietHours
from nightdesk.follows.subjects import named
from nightdesk.notices.push.models import Endpoint
from nightdesk.people.models import Person
from nightdesk.people.personal import Keeper

KEPT = timedelta(days=60)
SWEPT_AT_ONCE = 500


def export(person: Person) -> dict[str, Any]:
    """What they follow, what they were told, their quiet hours, and the browsers that are told."""
    quiet = QuietHours.objects.filter(person=person).first()
    told = Alerted.objects.filter(person=person).order_by("pk")
    return {
        "follows": [
            {
                "edition": follow.edition.code,
                "kind": follow.kind,
                "name": name,
                "in_browsers": follow.by_push,
                "by_mail": follow.by_mail,
                "since": follow.since,
            }
            for follow, name in _named_follows(person)
        ],
        "alerts": list(told.values("alert__kind", "alert__made_at", "seen_at", "mailed_at")),
        "quiet_hours": str(quiet) if quiet else "",
        "browsers": list(Endpoint.objects.of(person.pk).values("address", "made_at", "language")),
    }


def _named_follows(person: Person) -> list[tuple[Follow, str]]:
    lines = named(Follow.objects.of(person))
    return [(line.follow, line.name) for line in lines]


def erase(person: Person) -> None:
    """With the browsers goes what they were still to be told."""
    Follow.objects.of(person).order_by().delete()
    Alerted.objects.filter(person=person).delete()
    QuietHours.objects.filter(person=person).delete()
    Endpoint.objects.of(person.pk).order_by().delete()


def sweep(now: datetime) -> int:
    """Alerts of two months ago go, with who was told; how many went this time."""
    old = Alert.objects.filter(made_at__lt=now - KEPT).order_by("pk")
    keys = list(old.values_list("pk", flat=True)[:SWEPT_AT_ONCE])
    Alert.objects.filter(pk__in=keys).delete()
    return len(keys)


KEEPER = Keeper("follows", export, erase)
