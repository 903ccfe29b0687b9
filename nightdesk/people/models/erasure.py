"""The erasure: a person wants everything about them gone, and has a day to think again."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models

GRACE = timedelta(days=1)


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def waiting(self) -> Self:
        return self.filter(done_at=None)

    def due(self, now: datetime) -> Self:
        return self.waiting().filter(due_at__lte=now).order_by("due_at")


class Erasure(models.Model):
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="erasure"
    )
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    done_at = models.DateTimeField(null=True)

    objects = ErasureQuerySet.as_manager()

    def __str__(self) -> str:
        return f"erasure of person {self.person_id}"
