"""A claim: a moderator looks at something, so that nobody else decides about it meanwhile."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import IntegrityError, models, transaction

from nightdesk.people.models import Person

RUNS_FOR = timedelta(minutes=2)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def running(self, now: datetime) -> Self:
        return self.filter(until__gt=now)

    def of_others(self, subjects: Iterable[str], person: Person, now: datetime) -> dict[str, str]:
        """Who else looks at which of these, by name. One query."""
        theirs = self.running(now).filter(subject__in=list(subjects)).exclude(by=person)
        return {one.subject: str(one.by) for one in theirs.select_related("by")}

    def take(self, subject: str, *, by: Person, now: datetime) -> bool:
        """Whether it is theirs for two minutes from now. Of two who ask at once, one is told no."""
        until = now + RUNS_FOR
        free = models.Q(by=by) | models.Q(until__lte=now)
        if self.filter(free, subject=subject).update(by=by, until=until):
            return True
        try:
            with transaction.atomic():
                self.create(subject=subject, by=by, until=until)
        except IntegrityError:
            return False
        return True

    def give_back(self, person: Person, *, but: str = "") -> None:
        """All that this person holds, but one."""
        self.filter(by=person).exclude(subject=but).delete()


class Claim(models.Model):
    subject = models.CharField(
        max_length=80, unique=True, help_text="`comment:` and its key; others claim alike."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)

    objects = ClaimQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.by_id}: {self.subject}"
