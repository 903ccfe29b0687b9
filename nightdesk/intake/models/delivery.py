"""The delivery: one item that came in by machine, whose it was, and what was answered."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from nightdesk.people.models import Person


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def under(self, person: Person, key: str) -> "Delivery | None":
        """What this person delivered under this key before."""
        return self.filter(person=person, key=key).first() if key else None

    def last_of(self, uri: str) -> "Delivery | None":
        """The last one of an item."""
        return self.filter(uri=uri, story__isnull=False).order_by("-pk").first()


class Delivery(models.Model):
    """Written before the item is taken, in the same transaction: of two with one key, one acts."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deliveries"
    )
    key = models.CharField(max_length=200, blank=True, help_text="The sender's Idempotency-Key.")
    request = models.CharField(max_length=64, help_text="Digest of address and body.")
    content = models.CharField(max_length=64, help_text="Digest of the item itself.")
    uri = models.CharField(max_length=250, db_index=True)
    item_version = models.CharField(max_length=40, blank=True)
    item_created = models.DateTimeField(null=True, blank=True)
    story = models.ForeignKey(
        "stories.Story", null=True, on_delete=models.CASCADE, related_name="deliveries"
    )
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "key"), condition=~models.Q(key=""), name="one_delivery_per_key"
            ),
        )

    def __str__(self) -> str:
        return f"{self.uri} by {self.person}"

    def is_newer_than(self, version: str, created: datetime | None) -> bool:
        """Whether an item of that version was overtaken by this one.

        Versions that are no numbers are told apart by when they were written.
        """
        if version.isdecimal() and self.item_version.isdecimal():
            return int(version) < int(self.item_version)
        if created is None or self.item_created is None:
            return False
        return created < self.item_created
