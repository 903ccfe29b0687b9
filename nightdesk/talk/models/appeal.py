"""An appeal: a person asks that a decision about them be looked at by somebody else. One for each decision."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> Self:
        return self.filter(decided_at=None)


class Appeal(models.Model):
    """Against a ruling or a sanction, never both."""

    ruling = models.OneToOneField(
        "talk.Ruling", null=True, on_delete=models.CASCADE, related_name="appeal"
    )
    sanction = models.OneToOneField(
        "talk.Sanction", null=True, on_delete=models.CASCADE, related_name="appeal"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appeals"
    )
    text = models.TextField(_("why the decision is wrong"), max_length=5000)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_granted = models.BooleanField(null=True, help_text="Whether the decision was taken back.")
    answer = models.TextField(_("answer"), max_length=2000, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ruling=None) ^ models.Q(sanction=None),
                name="an_appeal_is_against_one_decision",
            ),
        )
        indexes = (models.Index(fields=("decided_at", "at"), name="appeals_waiting"),)

    def __str__(self) -> str:
        return f"appeal of {self.by_id}"
