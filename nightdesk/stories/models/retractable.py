"""Taking back: a retraction keeps the page with the reason, a kill leaves nothing of it."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete
from nightdesk.stories.models.acting import Turn
from nightdesk.stories.models.correctable import Correctable
from nightdesk.stories.searched import forget
from nightdesk.stories.state import State
from nightdesk.stories.taken_down import take_back_with, take_down_with
from nightdesk.stories.typesetting import as_set


class TakenBack(models.Model):
    """Who took a story back, when and why."""

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(gettext_lazy("made at"))

    class Meta:
        abstract = True


class Retraction(TakenBack):
    story = models.OneToOneField(
        "stories.Story", on_delete=models.PROTECT, related_name="retraction"
    )
    reason = models.TextField(gettext_lazy("reason, for readers"), max_length=2000)

    def __str__(self) -> str:
        return self.reason[:60]


class Withdrawal(TakenBack):
    """The record of a kill. Readers are told only that the story is gone."""

    story = models.OneToOneField(
        "stories.Story", on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.TextField(gettext_lazy("reason, for the newsroom"), max_length=2000)

    def __str__(self) -> str:
        return self.reason[:60]


class Retractable(Correctable):
    class Meta:
        abstract = True

    @property
    def is_retracted(self) -> bool:
        return bool(self.state == State.RETRACTED)

    @transaction.atomic
    def retract(self, reason: str, *, by: Person | None, at: datetime | None = None) -> Retraction:
        """The story no longer stands: its page remains, with the reason on top."""
        self.refuse_unless_ready("retract", by)
        if not reason.strip():
            raise Incomplete("reason", _("Readers are owed the reason of a retraction."))
        at = at or timezone.now()
        columns = {"updated_at": at}
        self.turn(Turn("retract", by, State.RETRACTED, at=at, columns=columns))
        take_back_with(self, at)
        words = as_set(reason.strip(), self.edition, as_typed=self.as_typed)
        return Retraction.objects.create(story_id=self.pk, reason=words, made_by=by, made_at=at)

    @transaction.atomic
    def kill(self, reason: str, *, by: Person | None, at: datetime | None = None) -> Withdrawal:
        """Take it off every page, feed and list at once; its address answers 410 if readers knew it."""
        self.refuse_unless_ready("kill", by)
        if not reason.strip():
            raise Incomplete("reason", _("The record needs the reason of a kill."))
        at = at or timezone.now()
        columns = {"release_at": None, "live": False}
        self.turn(Turn("kill", by, State.KILLED, at=at, columns=columns))
        forget(self)
        take_down_with(self, at)
        self.leave_the_queue(by=by)
        return Withdrawal.objects.create(
            story_id=self.pk, reason=reason.strip(), made_by=by, made_at=at
        )
