"""A letter: a mail that waits to be sent. Written in the transaction of the act it tells of, so neither is lost."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models

MOST_TRIES = 8


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, now: datetime) -> Self:
        return self.filter(next_try_at__lte=now, tries__lt=MOST_TRIES).order_by("next_try_at", "pk")


class Letter(models.Model):
    """Gone once it is sent: nothing of it is kept."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(db_index=True)

    objects = LetterQuerySet.as_manager()

    def __str__(self) -> str:
        return self.subject

    def try_again(self, now: datetime) -> bool:
        """Whether this process is the one to send it now; if that fails, the next try waits twice as long."""
        later = now + timedelta(minutes=2**self.tries)
        here = Letter.objects.filter(pk=self.pk, tries=self.tries)
        return bool(here.update(tries=self.tries + 1, next_try_at=later))
