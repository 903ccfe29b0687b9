"""A mailing: one cause for which many are written to, each once."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nightdesk.notices.post.models.step import Step

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from nightdesk.notices.post.models.dispatch import Dispatch


class Stage(models.TextChoices):
    WAITING = "waiting", _("waits for its hour")
    FILLING = "filling", _("being addressed")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    CALLED_OFF = "called_off", _("called off")


# So long the ledger knows whom a mail was sent to.
KEPT = timedelta(days=60)
UNDER_WAY = (Stage.FILLING, Stage.SENDING)


class MailingQuerySet(models.QuerySet["Mailing"]):
    def plan(self, kind: str, about: str, *, title: str, due_at: datetime | None = None) -> bool:
        """Whether this call made it: for one cause there is one mailing, whoever asks for it how often."""
        now = timezone.now()
        told = {"title": title[:200], "due_at": due_at or now, "made_at": now}
        return self.get_or_create(kind=kind, about=about, defaults=told)[1]

    def due(self, now: datetime) -> Self:
        return self.filter(stage=Stage.WAITING, due_at__lte=now).order_by("due_at", "pk")

    def to_be_forgotten(self, now: datetime) -> Self:
        """Ended so long ago that nobody has to be told of an error in it any more."""
        return self.filter(ended_at__lt=now - KEPT, told={}).order_by("ended_at")

    def being(self, stage: Stage) -> Self:
        return self.filter(stage=stage).order_by("pk")


class Mailing(models.Model):
    """`kind` names who composes it (composing.py), `about` what of: `number:12`."""

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=60)
    title = models.CharField(max_length=200, help_text="What the desk calls it.")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.WAITING)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    filled_to = models.PositiveBigIntegerField(
        default=0, help_text="The recipient who was addressed last."
    )

    told = models.JSONField(
        default=dict, help_text="The counts, once the ledger has forgotten whom it was sent to."
    )

    dispatches: "RelatedManager[Dispatch]"
    objects = MailingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "about"), name="one_mailing_for_each_cause"),
        )
        indexes = (models.Index(fields=("stage", "due_at"), name="mailings_due"),)

    def __str__(self) -> str:
        return self.title

    @property
    def number(self) -> int:
        """What `about` says behind its colon."""
        return int(self.about.rpartition(":")[2])

    def turn(self, before: Stage, after: Stage, **columns: datetime) -> bool:
        """Whether this call turned it: of several processes one does."""
        here = Mailing.objects.filter(pk=self.pk, stage=before)
        if not here.update(stage=after, **columns):
            return False
        self.stage = after
        return True

    @transaction.atomic
    def call_off(self, now: datetime) -> bool:
        """Nobody is written to from now on; who was, was. Whether there was anything left to call off."""
        open_stages = (Stage.WAITING, *UNDER_WAY)
        here = Mailing.objects.filter(pk=self.pk, stage__in=open_stages)
        if not here.update(stage=Stage.CALLED_OFF, ended_at=now):
            return False
        self.stage = Stage.CALLED_OFF
        self.dispatches.filter(step=Step.WAITING).update(step=Step.DROPPED)
        return True

    @transaction.atomic
    def forget(self) -> None:
        """Whom it was sent to; how many they were stays."""
        Mailing.objects.filter(pk=self.pk).update(told=self.counts() or {"sent": 0})
        self.dispatches.all().delete()

    def counts(self) -> dict[str, int]:
        """How many are at which step; the names are those of `Step`."""
        if self.told:
            return dict(self.told)
        found = self.dispatches.values_list("step").annotate(Count("pk")).order_by()
        return dict(found)
