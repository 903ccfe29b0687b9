"""Stopped: an address that no mailing goes to, because mail came back from it or its owner complained."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    BOUNCED = "bounced", _("mail came back")
    COMPLAINED = "complained", _("complained")


class StoppedQuerySet(models.QuerySet["Stopped"]):
    def among(self, addresses: Iterable[str]) -> set[str]:
        """Which of these few nothing is sent to."""
        return set(self.filter(address__in=list(addresses)).values_list("address", flat=True))


class Stopped(models.Model):
    """Until the owner asks for mail again, and confirms that it arrives."""

    address = models.EmailField(unique=True)
    why = models.CharField(max_length=10, choices=Why.choices)
    said = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    objects = StoppedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.get_why_display()
