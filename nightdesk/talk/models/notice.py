"""A notice: somebody, with or without an account, says that something we show is against the law."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.talk.names import new_key

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import Comment


class Offence(models.TextChoices):
    CHILDREN = "children", _("It abuses children, or shows how they are abused")
    THREAT = "threat", _("It threatens someone, or calls for violence")
    HATE = "hate", _("It incites hatred against a group of people")
    TERROR = "terror", _("It promotes terrorism")
    DEFAMATION = "libel", _("It says something false that harms someone’s name")
    PRIVACY = "privacy", _("It tells or shows something private without consent")
    RIGHTS = "rights", _("It uses somebody’s work without permission")
    FRAUD = "fraud", _("It is a fraud, or sells what may not be sold")
    OTHER = "other", _("Something else that the law forbids")


# Whoever reports these need not say who they are.
GRAVE = frozenset({Offence.CHILDREN})


class Outcome(models.TextChoices):
    REMOVED = "removed", _("removed: readers see it no more")
    KEPT = "kept", _("kept: it stays")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def open(self) -> Self:
        return self.filter(settled_at=None)


class Notice(models.Model):
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="notices")
    comment: "models.ForeignKey[Comment | None, Comment | None]" = models.ForeignKey(
        "talk.Comment", null=True, on_delete=models.SET_NULL, related_name="notices"
    )
    address = models.CharField(_("address of the page"), max_length=500)
    offence = models.CharField(_("what is wrong"), max_length=8, choices=Offence.choices)
    why = models.TextField(_("why it is against the law"), max_length=5000)
    name = models.CharField(_("your name"), max_length=120, blank=True)
    email = models.EmailField(_("your e-mail address"), blank=True)
    at = models.DateTimeField()
    settled_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=7, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("settled_at", "at"), name="notices_waiting"),
            models.Index(fields=("edition", "at"), name="notices_of_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.offence}: {self.address}"
