"""Embargoes: nobody may see it before the hour, and the hour is someone else's."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.stories.models.acting import Turn
from nightdesk.stories.models.publishable import Publishable
from nightdesk.stories.state import WAITING, State


class Embargo(models.Model):
    """One embargo on one story: until when, whose, and who entered or lifted it."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="embargoes")
    until = models.DateTimeField(gettext_lazy("until"))
    source = models.CharField(gettext_lazy("whose embargo"), max_length=140, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.story_id} until {self.until:%Y-%m-%d %H:%M %Z}"


class Embargoable(Publishable):
    embargoed_until = models.DateTimeField(
        gettext_lazy("embargoed until"), null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @transaction.atomic
    def embargo(self, until: datetime, *, by: Person | None, source: str = "") -> Embargo:
        """Nobody sees the story before `until`. Approved copy then releases itself; a draft waits on.

        Refused for a story that readers have seen, for an hour without a zone, and for the past.
        """
        if timezone.is_naive(until):
            raise Refused(_("An embargo needs an hour with its time zone."))
        if until <= timezone.now():
            raise Refused(_("That hour has passed, so there is nothing to wait for."))
        columns: dict[str, object] = {"embargoed_until": until}
        to = None
        if self.state in {State.APPROVED, *WAITING}:
            to = State.EMBARGOED
            columns["release_at"] = max(until, self.release_at or until)
        particulars = {"until": until.isoformat(), "source": source}
        event = self.turn(Turn("embargo", by, to, columns=columns, particulars=particulars))
        if to is not None:
            self.move_hour(self.release_at)
        return Embargo.objects.create(
            story_id=self.pk, until=until, source=source, made_by=by, made_at=event.at
        )

    @transaction.atomic
    def lift_embargo(self, why: str, *, by: Person | None) -> None:
        """The embargo was called off: copy that waited for it is approved again."""
        if self.embargoed_until is None:
            raise Refused(_("There is no embargo to lift."))
        columns: dict[str, object] = {"embargoed_until": None}
        to = None
        if self.state == State.EMBARGOED:
            to = State.APPROVED
            columns["release_at"] = None
        event = self.turn(Turn("lift_embargo", by, to, columns=columns, particulars={"why": why}))
        if to is not None:
            self.move_hour(None)
        Embargo.objects.filter(story_id=self.pk, lifted_at=None).update(lifted_at=event.at)
