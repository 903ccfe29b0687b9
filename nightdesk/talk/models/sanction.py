"""A sanction: what a moderator put on a person, until when and why."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Section


class Measure(models.TextChoices):
    WARN = "warn", _("warning")
    HOLD = "hold", _("every comment waits for a moderator")
    SUSPEND = "suspend", _("suspended")
    BAN = "ban", _("banned")


class SanctionQuerySet(models.QuerySet["Sanction"]):
    def running(self, now: datetime) -> Self:
        return self.filter(lifted_at=None).filter(models.Q(until=None) | models.Q(until__gt=now))

    def on(self, person_id: int) -> Self:
        return self.filter(person=person_id).order_by("-made_at", "-pk")


class Sanction(models.Model):
    """`section` bounds it to one section's discussions, `room` to one room; without both it holds everywhere."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sanctions"
    )
    measure = models.CharField(_("measure"), max_length=7, choices=Measure.choices)
    reason = models.TextField(
        _("reason"), max_length=1000, help_text=_("The person is told in these words.")
    )
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.CASCADE, related_name="sanctions"
    )
    room = models.ForeignKey(
        "talk.Room", null=True, blank=True, on_delete=models.CASCADE, related_name="sanctions"
    )
    until = models.DateTimeField(_("until"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        indexes = (models.Index(fields=("person", "lifted_at"), name="sanctions_of_a_person"),)

    def __str__(self) -> str:
        return f"{self.measure}: {self.person_id}"
