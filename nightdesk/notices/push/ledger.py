"""The ledger: what is due is sent, each browser once, through restarts and services that are away."""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from nightdesk.notices.push import stopping
from nightdesk.notices.push.asking import Letter, Outcome, Told, send
from nightdesk.notices.push.drawing import draw
from nightdesk.notices.push.message import Message
from nightdesk.notices.push.models import Endpoint, Push, PushDelivery
from nightdesk.notices.push.models.delivery import State

AT_ONCE = 64
# What could not be begun in these seconds is drawn anew: what a kill takes back must not come after the kill.
FRESH = 2.0
FIRST_WAIT = timedelta(seconds=20)
# So many failures in a row, over days: nobody is there any more.
MOST_FAILURES = 30
KEPT = timedelta(days=30)
SWEPT_AT_ONCE = 1000


def send_due(now: datetime, pool: ThreadPoolExecutor) -> int:
    """Send what is due, at most AT_ONCE; how many were taken up. Any number of processes may at once.

    Each is claimed, sent, and confirmed here. A process that is killed between a service's answer and this
    ledger, and a service that takes one and does not say so, lead to a second sending after the lease: what is
    sent twice has the same topic, tag and name, so that the second takes the place of the first and does not ring.
    """
    if stopping.is_stopped():
        return 0
    taken = PushDelivery.objects.take(now, AT_ONCE)
    letters = dict(_letters(taken, now))
    left_out = [one.pk for one in taken if one.pk not in letters]
    told = dict(zip(letters, pool.map(send, letters.values()), strict=True))
    with transaction.atomic():
        PushDelivery.objects.waiting().leave_out(left_out, now)
        _note([one for one in taken if one.pk in told], told, now)
    return len(taken)


def _letters(taken: Sequence[PushDelivery], now: datetime) -> Iterable[tuple[int, Letter]]:
    """By the delivery's key; none for what nobody is to be told any more."""
    by_push: dict[int, list[PushDelivery]] = defaultdict(list)
    for delivery in taken:
        if now < delivery.push.expires_at:
            by_push[delivery.push_id].append(delivery)
    for deliveries in by_push.values():
        push = deliveries[0].push
        messages = draw(push, [one.endpoint for one in deliveries])
        for one in deliveries:
            if one.endpoint_id in messages:
                yield one.pk, _letter(push, one.endpoint, messages[one.endpoint_id], now)


def _letter(push: Push, endpoint: Endpoint, message: Message, now: datetime) -> Letter:
    return Letter(
        address=endpoint.address,
        receiver=(endpoint.p256dh, endpoint.auth),
        message=message.as_bytes(),
        ttl=int((push.expires_at - now).total_seconds()),
        urgency=push.urgency,
        topic=push.tag,
        begin_by=time.monotonic() + FRESH,
    )


def _note(deliveries: Sequence[PushDelivery], told: dict[int, Told], now: datetime) -> None:
    by_outcome: dict[Outcome, list[PushDelivery]] = defaultdict(list)
    for one in deliveries:
        by_outcome[told[one.pk].outcome].append(one)
    taken, refused = by_outcome[Outcome.TAKEN], by_outcome[Outcome.REFUSED]
    PushDelivery.objects.end([one.pk for one in taken], State.SENT, now)
    PushDelivery.objects.waiting().end([one.pk for one in refused], State.FAILED, now)
    _forget(one.endpoint_id for one in by_outcome[Outcome.GONE])
    PushDelivery.objects.give_back([one.pk for one in by_outcome[Outcome.NOT_BEGUN]], now)
    later = by_outcome[Outcome.LATER] + by_outcome[Outcome.SILENT]
    for one in later:
        _again(one, told[one.pk], now)
    recovered = [one.endpoint_id for one in taken if one.endpoint.failures]
    Endpoint.objects.filter(pk__in=recovered).update(failures=0)
    failed = [one.endpoint_id for one in refused + later]
    Endpoint.objects.filter(pk__in=failed).update(failures=F("failures") + 1)
    _forget(
        Endpoint.objects.filter(pk__in=failed, failures__gte=MOST_FAILURES).values_list(
            "pk", flat=True
        )
    )


def _forget(keys: Iterable[int]) -> None:
    """The browser is gone, and what it was to be told with it."""
    Endpoint.objects.filter(pk__in=list(keys)).delete()


def _again(delivery: PushDelivery, told: Told, now: datetime) -> None:
    """Later: thrice as long each time, or as long as the service asks for; never once it is too late."""
    wait = max(FIRST_WAIT * 3 ** (delivery.tries - 1), told.wait or FIRST_WAIT)
    mine = PushDelivery.objects.waiting().filter(pk=delivery.pk)
    if told.outcome is not Outcome.SILENT:
        PushDelivery.objects.filter(pk=delivery.pk).first_time().update(claim=None)
    if now + wait < delivery.push.expires_at:
        mine.update(next_try_at=now + wait)
    else:
        mine.end([delivery.pk], State.FAILED, now)


def sweep(now: datetime) -> int:
    """Forget what ended a month ago; how much of it went this time."""
    old = Push.objects.filter(expires_at__lt=now - KEPT).order_by("pk")
    keys = list(old.values_list("pk", flat=True)[:SWEPT_AT_ONCE])
    Push.objects.filter(pk__in=keys).delete()
    return len(keys)
