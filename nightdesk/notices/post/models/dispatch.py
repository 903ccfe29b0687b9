"""A dispatch: one reader's mail of a mailing, in the ledger from being addressed to being accepted."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F

from nightdesk.notices.post.models.mailing import UNDER_WAY, Mailing
from nightdesk.notices.post.models.step import Step

# What has been in hand for so long is in nobody's.
FORGOTTEN = timedelta(days=1)
# Readers of these have it, as far as anybody knows.
HAVE_IT = (Step.SENT, Step.UNSURE)


def new_key() -> str:
    """Random: it is a mail's name in public, and tells nothing of how many there are."""
    return secrets.token_hex(12)


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    def waiting(self) -> Self:
        return self.filter(step=Step.WAITING)

    def to(self, address: str) -> Self:
        return self.filter(address=address.lower())

    def drop(self) -> int:
        """Of those that wait; whoever is being written to at this instant is."""
        return self.waiting().update(step=Step.DROPPED)

    def have_it(self) -> Self:
        return self.filter(step__in=HAVE_IT)

    def may_have_it(self) -> Self:
        """Those too whose mail is in hand."""
        return self.filter(step__in=(*HAVE_IT, Step.CLAIMED))

    def next_ones(self, most: int, now: datetime) -> Self:
        under_way = self.waiting().filter(mailing__stage__in=UNDER_WAY, next_try_at__lte=now)
        return under_way.order_by("next_try_at", "pk")[:most]

    def claim(self, by: str, most: int, now: datetime) -> "list[Dispatch]":
        """At most so many of those that are due, for this sender alone: what others took is left to them."""
        keys = list(self.next_ones(most, now).values_list("pk", flat=True))
        theirs = self.waiting().filter(pk__in=keys)
        told = {"claimed_by": by, "next_try_at": now + FORGOTTEN, "attempts": F("attempts") + 1}
        told["sent_at"] = now
        if not theirs.update(step=Step.CLAIMED, **told):
            return []
        return list(self.claimed(by).select_related("mailing").order_by("pk"))

    def claimed(self, by: str) -> Self:
        return self.filter(step=Step.CLAIMED, claimed_by=by)

    def forgotten(self, now: datetime) -> Self:
        """In the hand of a sender whose journal nobody has any more."""
        return self.filter(step=Step.CLAIMED, next_try_at__lte=now)

    def turn(self, keys: Iterable[int], step: Step, **columns: object) -> int:
        """Only what is in hand is turned: what the desk or a reader dropped meanwhile stays dropped."""
        return self.filter(pk__in=list(keys), step=Step.CLAIMED).update(step=step, **columns)


class Dispatch(models.Model):
    """`whom` is the recipient as the composer knows them, `key` the mail's own name wherever it goes."""

    mailing = models.ForeignKey(Mailing, on_delete=models.PROTECT, related_name="dispatches")
    whom = models.PositiveBigIntegerField()
    address = models.EmailField(db_index=True)
    language = models.CharField(max_length=20)
    key = models.CharField(max_length=24, unique=True, default=new_key)
    step = models.CharField(max_length=8, choices=Step.choices, default=Step.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claimed_by = models.CharField(max_length=32, blank=True)
    # Just before it was drawn: what was put right later may be wrong in it.
    sent_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=200, blank=True, help_text="What the server answered last.")

    objects = DispatchQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("mailing", "address"), name="one_mail_for_each_reader"),
        )
        indexes = (
            models.Index(fields=("step", "next_try_at", "id"), name="dispatches_due"),
            models.Index(fields=("mailing", "step"), name="dispatches_counted"),
        )

    def __str__(self) -> str:
        return self.key
