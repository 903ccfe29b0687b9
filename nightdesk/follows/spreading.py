"""Spreading: everybody who is to be told is noted once, some at a time, and from where it was left off."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from nightdesk.follows import audience
from nightdesk.follows.models import Alert, Alerted, QuietHours
from nightdesk.follows.watching import KIND
from nightdesk.notices.push.models import Endpoint, Push, PushDelivery

# Each step is a transaction of its own: nobody who writes waits for the end of a long list.
AT_ONCE = 500
# Time for an editor to think again. A flash that is killed by then has left for nobody.
GRACE = timedelta(seconds=10)
# So long after it was drawn an alert may arrive, two seconds until it is begun and eight for the push service:
# what is on its way arrives before what takes it back.
ON_THE_WAY = timedelta(seconds=10)


class Overtaken(Exception):  # noqa: N818 - it is what happened
    """Another process went on from where this one stood."""


def spread(now: datetime) -> int:
    """Note whom the alerts are for; how many steps were taken. Any number of processes may at once."""
    steps = 0
    for alert in Alert.objects.to_be_spread():
        try:
            while _tell_people(alert):
                steps += 1
            while _tell_browsers(alert, now):
                steps += 1
        except Overtaken:
            continue  # whoever is at it ends it; should they be killed, it is taken up again from there
        alert.end(now)
    return steps


@transaction.atomic
def _tell_people(alert: Alert) -> bool:
    here = audience.people(alert).filter(pk__gt=alert.people_told).order_by("pk")
    keys = list(here.values_list("pk", flat=True)[:AT_ONCE])
    if not keys:
        return False
    _move(alert, "people_told", keys[-1])
    mine = audience.follows(alert).by_mail().filter(person__in=keys)
    by_mail = set(mine.values_list("person", flat=True))
    rows = [Alerted(alert=alert, person_id=key, by_mail=key in by_mail) for key in keys]
    Alerted.objects.bulk_create(rows, ignore_conflicts=True)
    return True


@transaction.atomic
def _tell_browsers(alert: Alert, now: datetime) -> bool:
    here = audience.endpoints(alert).filter(pk__gt=alert.browsers_told).order_by("pk")
    found = list(here[:AT_ONCE])
    if not found:
        return False
    _move(alert, "browsers_told", found[-1].pk)
    push = Push.objects.get(kind=KIND, subject=alert.pk)
    PushDelivery.objects.add(push, _when(found, _first_instant(alert, now)))
    return True


def _move(alert: Alert, column: str, key: int) -> None:
    if not alert.is_moved(column, key):
        raise Overtaken


def _first_instant(alert: Alert, now: datetime) -> datetime:
    if not alert.is_killed:
        return max(now, alert.event.at + GRACE)
    on_the_way = PushDelivery.objects.of_tag(alert.tag).on_the_way(now)
    return now + ON_THE_WAY if on_the_way.exists() else now


def _when(endpoints: Sequence[Endpoint], first: datetime) -> Mapping[int, datetime]:
    """Not in the quiet hours of whoever has one: when these are over."""
    people = {one.person_id for one in endpoints if one.person_id}
    quiet = QuietHours.objects.filter(Q(person__in=people)).in_bulk()
    return {
        one.pk: quiet[one.person_id].over_at(first) if one.person_id in quiet else first
        for one in endpoints
    }
