"""Filling: a mailing that is due is addressed to its readers, some hundreds at a time, so that nobody waits for it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from nightdesk.notices.post.composing import Recipient, composer_of
from nightdesk.notices.post.models import Dispatch, Mailing, Stage, Stopped

AT_ONCE = 500


def begin_due(now: datetime) -> None:
    """Any number of processes at once: each mailing is begun by one."""
    for mailing in Mailing.objects.due(now):
        mailing.turn(Stage.WAITING, Stage.FILLING, begun_at=now)


def fill(now: datetime) -> None:
    """Address all that are being filled. Killed in the middle, it goes on where it was."""
    for mailing in Mailing.objects.being(Stage.FILLING):
        while _fill_some(mailing, now):
            pass


def _fill_some(mailing: Mailing, now: datetime) -> bool:
    """Whether there may be more."""
    after = mailing.filled_to
    found = composer_of(mailing).recipients(mailing, after, AT_ONCE)
    if not found:
        mailing.turn(Stage.FILLING, Stage.SENDING)
        return False
    with transaction.atomic():
        here = Mailing.objects.filter(pk=mailing.pk, filled_to=after, stage=Stage.FILLING)
        if not here.update(filled_to=found[-1].whom):
            return False  # called off, or another machine's sender is at it
        _address(mailing, found, now)
    mailing.filled_to = found[-1].whom
    return True


def _address(mailing: Mailing, found: Sequence[Recipient], now: datetime) -> None:
    """Once each, also where somebody is on the list twice."""
    stopped = Stopped.objects.among(one.address.lower() for one in found)
    rows = [
        Dispatch(
            mailing=mailing,
            whom=one.whom,
            address=one.address.lower(),
            language=one.language,
            next_try_at=now,
        )
        for one in found
        if one.address.lower() not in stopped
    ]
    Dispatch.objects.bulk_create(rows, ignore_conflicts=True)
