"""A ruling: what was decided about something a reader wrote, by which phase or whom, and why. Never changed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    SHOW = "show", _("show")
    HOLD = "hold", _("hold")
    REFUSE = "refuse", _("refuse")


class RulingQuerySet(models.QuerySet["Ruling"]):
    def about(self, person_id: int) -> Self:
        return self.filter(author=person_id).order_by("-at", "-pk")

    def by_moderators(self) -> Self:
        return self.filter(by__isnull=False)


class Ruling(models.Model):
    """`comment` is empty when the text was refused at the door: of those only the reason is kept."""

    comment = models.ForeignKey(
        "talk.Comment", null=True, on_delete=models.CASCADE, related_name="rulings"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="rulings_about"
    )
    verdict = models.CharField(max_length=6, choices=Verdict.choices)
    phase = models.CharField(max_length=30, blank=True, help_text="Empty: a moderator decided.")
    reason = models.CharField(max_length=40, blank=True, help_text="A code, said in any language.")
    particulars = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="rulings"
    )
    at = models.DateTimeField()
    told_at = models.DateTimeField(
        null=True, editable=False, help_text="When the author was told of a hold that lasted."
    )

    objects = RulingQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("author", "-at"), name="rulings_about_a_person"),
            models.Index(
                fields=("verdict", "comment"),
                condition=models.Q(by__isnull=False),
                name="rulings_by_hand",
            ),
            models.Index(
                fields=("at",),
                condition=models.Q(verdict="hold", by=None, told_at=None),
                name="holds_untold",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict}: {self.reason}"
