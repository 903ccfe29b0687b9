"""The delivery: that one browser is to be told one thing, and whether it was. The ledger of push."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from nightdesk.notices.push.models.endpoint import Endpoint
from nightdesk.notices.push.models.push import Push

# So long whoever took it may be at it. A process that was killed meanwhile leaves it to another.
LEASE = timedelta(minutes=1)


class State(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class PushDeliveryQuerySet(models.QuerySet["PushDelivery"]):
    def add(self, push: Push, when: Mapping[int, datetime]) -> None:
        """One for each endpoint, not before its instant. Who has it already gets no second one."""
        rows = [
            PushDelivery(push=push, endpoint_id=key, next_try_at=at) for key, at in when.items()
        ]
        self.bulk_create(rows, ignore_conflicts=True)

    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    def take(self, now: datetime, most: int) -> "list[PushDelivery]":
        """What is due, for the caller alone: nobody else is given it before the lease is over."""
        claim = uuid.uuid4()
        due = self.waiting().filter(next_try_at__lte=now).order_by("next_try_at", "pk")
        keys = list(due.values_list("pk", flat=True)[:most])
        ours = self.waiting().filter(pk__in=keys, next_try_at__lte=now)
        if not keys or not ours.update(claim=claim, next_try_at=now + LEASE, tries=F("tries") + 1):
            return []
        return list(
            self.filter(claim=claim).select_related("push", "endpoint__person").order_by("pk")
        )

    def of_tag(self, tag: str) -> Self:
        return self.filter(push__tag=tag)

    def drop(self, tag: str) -> None:
        """What waits is never sent. What somebody is sending this moment cannot be held back."""
        self.of_tag(tag).waiting().update(state=State.DROPPED)

    def on_the_way(self, now: datetime) -> Self:
        """Taken, and perhaps being sent this moment."""
        return self.exclude(claim=None).exclude(state=State.SENT).filter(next_try_at__gt=now)

    def reached(self, tag: str) -> "models.QuerySet[Endpoint]":
        """The endpoints that were told, or may have been: a service that took it need not have said so."""
        told = self.of_tag(tag).filter(Q(state=State.SENT) | Q(claim__isnull=False))
        return Endpoint.objects.filter(pk__in=told.values("endpoint"))

    def first_time(self) -> Self:
        """Nobody was asked to tell these before now: whoever is not told this time was not told."""
        return self.filter(tries=1)

    def leave_out(self, ids: Iterable[int], now: datetime) -> None:
        """Nobody is to be told any more."""
        ours = self.filter(pk__in=ids)
        ours.first_time().update(claim=None)
        ours.update(state=State.DROPPED, ended_at=now)

    def give_back(self, ids: Iterable[int], now: datetime) -> None:
        """Taken up, and not begun: as if it had not been."""
        ours = self.filter(pk__in=ids)
        ours.first_time().update(claim=None)
        ours.waiting().update(next_try_at=now, tries=F("tries") - 1)

    def end(self, ids: Iterable[int], state: State, now: datetime) -> None:
        self.filter(pk__in=ids).update(state=state, ended_at=now)


class PushDelivery(models.Model):
    push = models.ForeignKey(Push, on_delete=models.CASCADE, related_name="deliveries")
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, db_index=True, help_text="Who took it last.")
    ended_at = models.DateTimeField(null=True)

    objects = PushDeliveryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("push", "endpoint"), name="nobody_is_told_twice"),
        )
        indexes = (
            models.Index(
                fields=("next_try_at",), condition=Q(state="waiting"), name="deliveries_that_wait"
            ),
        )

    def __str__(self) -> str:
        return f"{self.push_id} to {self.endpoint_id}"
