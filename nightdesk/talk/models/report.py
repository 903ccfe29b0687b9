"""A report: a reader asks the moderators to look at a comment."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    ABUSE = "abuse", _("It insults or threatens someone")
    HATE = "hate", _("It incites hatred")
    SPAM = "spam", _("It is advertising")
    FALSE = "false", _("It spreads something false")
    PRIVATE = "private", _("It tells something private about someone")
    OTHER = "other", _("Something else")


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> Self:
        return self.filter(settled_at=None)


class Report(models.Model):
    comment = models.ForeignKey("talk.Comment", on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comment_reports"
    )
    ground = models.CharField(_("reason"), max_length=8, choices=Ground.choices)
    text = models.CharField(_("in your words"), max_length=1000, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("comment", "by"), name="reported_once_by_each"),
        )
        indexes = (
            models.Index(
                fields=("comment",), condition=models.Q(settled_at=None), name="reports_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ground}: {self.comment_id}"
