"""What the hub keeps: feeds that somebody wants, where to send them, who still has to confirm, and how far it read."""

from datetime import datetime, timedelta
from typing import Self, TypeVar

from django.db import models

from nightdesk.editions.models import Edition

LONGEST_URL = 1000
T = TypeVar("T", bound=models.Model)


class WantedFeed(models.Model):
    """A feed of ours that was asked for. `had` tells what stood in it when it was last announced."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    url = models.CharField(max_length=LONGEST_URL, unique=True)
    had = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.url


class TriedQuerySet(models.QuerySet[T]):
    def due(self, now: datetime) -> Self:
        return self.filter(next_try_at__lte=now).order_by("next_try_at", "pk")


class Tried(models.Model):
    """Something that somebody outside is asked, until they answer. No `next_try_at`: nothing is to be asked."""

    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        abstract = True

    def is_mine_to_try(self, now: datetime) -> bool:
        """Whether this process is the one to ask now; if that fails, the next try waits twice as long."""
        here = type(self)._default_manager.filter(
            pk=self.pk, tries=self.tries, next_try_at=self.next_try_at
        )
        later = now + timedelta(minutes=2**self.tries)
        if not here.update(tries=self.tries + 1, next_try_at=later):
            return False
        self.tries, self.next_try_at = self.tries + 1, later
        return True


class CallbackQuerySet(TriedQuerySet["Callback"]):
    def live(self, now: datetime) -> Self:
        return self.filter(expires_at__gt=now)


class Callback(Tried):
    """Where a feed is sent. `had` tells what stood in it when it was last taken there."""

    topic = models.ForeignKey(WantedFeed, on_delete=models.CASCADE, related_name="callbacks")
    url = models.CharField(max_length=LONGEST_URL)
    secret = models.CharField(max_length=200, blank=True)
    asked_from = models.CharField(max_length=64, db_index=True)
    expires_at = models.DateTimeField(db_index=True)
    had = models.CharField(max_length=64)

    objects = CallbackQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("topic", "url"), name="one_callback_per_feed_and_url"),
        )

    def __str__(self) -> str:
        return self.url


class IntentQuerySet(TriedQuerySet["Intent"]):
    """Those that wait for the callback's word."""


class Intent(Tried):
    """Somebody says that a callback wants a feed, or wants it no more. The callback itself is asked."""

    topic = models.ForeignKey(WantedFeed, on_delete=models.CASCADE, related_name="intents")
    url = models.CharField(max_length=LONGEST_URL)
    is_leaving = models.BooleanField()
    secret = models.CharField(max_length=200, blank=True)
    seconds = models.PositiveIntegerField()
    asked_from = models.CharField(max_length=64, db_index=True)

    objects = IntentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("topic", "url"), name="one_intent_per_feed_and_url"),
        )

    def __str__(self) -> str:
        return self.url


class PingQuerySet(TriedQuerySet["Ping"]):
    """Those that wait for the hub's word."""


class Ping(Tried):
    """A hub outside is to be told that these feeds changed, one a line."""

    urls = models.TextField()

    objects = PingQuerySet.as_manager()

    def __str__(self) -> str:
        return self.urls


class Bookmark(models.Model):
    """How far the hub has read a stream of the log."""

    stream = models.CharField(max_length=120, unique=True)
    seq = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.stream} {self.seq}"
