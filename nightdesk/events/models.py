"""Streams and their events: the audit log, the outbox and the memory of every stream at once.

An event is written in the same transaction as the change it reports, or not at all.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F

from nightdesk.events import pulse


class Stream(models.Model):
    """An ordered line of events, such as `wire:fr`. `head` is the sequence number of its last event."""

    name = models.CharField(max_length=120, unique=True)
    head = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> Self:
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def on(self, stream: str) -> Self:
        # By its key, which is asked for first: joined by name, a stream of a hundred thousand events was
        # sorted for its newest ten, for no database knew that it is one stretch of an index.
        return self.filter(stream=Stream.objects.filter(name=stream).values("pk")[:1])

    def after(self, seq: int) -> Self:
        return self.filter(seq__gt=seq).order_by("seq")

    def in_order(self) -> Self:
        return self.order_by("at", "pk")

    def kinds(self) -> list[str]:
        return list(self.order_by("pk").values_list("kind", flat=True))


class Event(models.Model):
    """Something that happened, past tense: `story.corrected`. Never changed, never deleted."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who did it; nobody when the release clock or an intake did.",
    )
    particulars = models.JSONField(default=dict)
    at = models.DateTimeField()

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("stream", "seq"), name="one_event_per_place"),
        )
        indexes = (
            models.Index(fields=("subject_type", "subject_id", "id"), name="by_subject"),
            models.Index(fields=("stream", "-at", "-seq"), name="newest_of_a_stream"),
        )

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be told: the kind (`story.published`), of what, by whom (nobody: the house), when."""

    kind: str
    subject: models.Model
    actor: Any  # a Person, or None: people stand above events
    at: datetime
    particulars: dict[str, Any]


def append(stream: str, act: Act) -> Event:
    """Append one event to a stream, inside the caller's transaction (refused outside of one).

    The head's row is updated first and stays locked until the commit: within a stream, the order of
    commits is the order of `seq`, without gaps, on PostgreSQL too.
    """
    if not transaction.get_connection().in_atomic_block:
        sentence = "An event is appended inside the change it reports."
        raise transaction.TransactionManagementError(sentence)
    pulse.beat_lightly_on_commit()
    place = _next_place(stream)
    return Event.objects.create(
        stream=place,
        seq=place.head,
        kind=act.kind,
        subject_type=act.subject._meta.label_lower,
        subject_id=act.subject.pk,
        actor=act.actor,
        particulars=act.particulars,
        at=act.at,
    )


def _next_place(name: str) -> Stream:
    if not Stream.objects.filter(name=name).update(head=F("head") + 1):
        Stream.objects.get_or_create(name=name)
        Stream.objects.filter(name=name).update(head=F("head") + 1)
    return Stream.objects.get(name=name)
