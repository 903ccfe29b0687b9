"""A letter: a mail to one person that waits to be sent. Written in the transaction of the act it tells of."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models

from nightdesk.notices.post.mail import Mail

MOST_TRIES = 8


class OutgoingQuerySet(models.QuerySet[Any]):
    def due(self, now: datetime) -> Self:
        return self.filter(next_try_at__lte=now, tries__lt=MOST_TRIES).order_by("next_try_at", "pk")


class Outgoing(models.Model):
    """Gone once it is sent: nothing of it is kept. `leave` is where one click ends all letters like it.

    One that says something of the paper says by `kind` who looks at it again when it leaves (letters.py), and
    in `about` the keys of the records that it was made of.
    """

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    leave = models.URLField(max_length=500, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    about = models.JSONField(default=list)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(db_index=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject

    def mail(self) -> Mail:
        return Mail(self.to, self.subject, self.text, leave=self.leave)

    def try_again(self, now: datetime) -> bool:
        """Whether this process is the one to send it now; if that fails, the next try waits twice as long."""
        later = now + timedelta(minutes=2**self.tries)
        here = type(self)._default_manager.filter(pk=self.pk, tries=self.tries)
        return bool(here.update(tries=self.tries + 1, next_try_at=later))


class Letter(Outgoing):
    """With `html` beside the text, where the two are made of the same records; `sender` is a name."""

    html = models.TextField(blank=True)
    sender = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=20, blank=True)

    def mail(self) -> Mail:
        beside = {"html": self.html, "sender": self.sender, "language": self.language}
        return replace(super().mail(), **beside)
