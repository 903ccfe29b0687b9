"""Alerted: that a person was told of an alert, on their page, and whether they looked."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nightdesk.follows.models.alert import Alert
from nightdesk.people.models import Person
from nightdesk.stories.state import PUBLIC, State


class AlertedQuerySet(models.QuerySet["Alerted"]):
    def to(self, person: Person, now: datetime) -> Self:
        """What they may still see, the newest first: what was killed since is not there any more."""
        return self.filter(person=person).that_stand(now).order_by("-pk")

    def that_stand(self, now: datetime) -> Self:
        story = Q(alert__story__state__in=PUBLIC, alert__story__published_at__lte=now)
        flash = Q(alert__flash__isnull=False, alert__flash__killed_at=None)
        # A post does not stand without its live blog, though that one's page does.
        post = Q(alert__post=None) | Q(
            alert__post__killed_at=None, alert__story__state=State.PUBLISHED
        )
        return self.filter(story | flash).filter(post)

    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def to_be_mailed(self, now: datetime) -> Self:
        """What a digest owes: asked for by mail, not mailed, not seen on the page, and still standing."""
        due = self.filter(by_mail=True, mailed_at=None, seen_at=None, person__is_active=True)
        return due.that_stand(now).order_by("person", "pk")

    def for_lines(self) -> Self:
        """One query."""
        return self.select_related(
            "alert__edition",
            "alert__flash__edition",
            "alert__event",
            "alert__post",
            "alert__story__edition",
            "alert__story__section",
        ).defer("alert__story__body", "alert__story__marks")


class Alerted(models.Model):
    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="alerted")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="alerted"
    )
    by_mail = models.BooleanField(default=False, help_text="Whether a digest is to tell of it too.")
    seen_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = AlertedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("alert", "person"), name="a_person_is_alerted_once"),
        )
        indexes = (
            models.Index(fields=("person", "-id"), name="alerted_persons"),
            models.Index(
                fields=("person",),
                condition=Q(by_mail=True, mailed_at=None, seen_at=None),
                name="alerted_to_be_mailed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} of {self.alert_id}"
