"""The call: one event as one hook is told of it, with every attempt that was made."""

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from nightdesk.events.models import Event
from nightdesk.notices.hooks.models.hook import Hook

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

# Seconds after each attempt that failed: ten attempts within a day.
PAUSES = (10, 60, 300, 900, 3600, 7200, 14_400, 28_800, 28_800)
LONGEST_ANSWER = 500


class CallState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    TAKEN = "taken", _("taken")
    GIVEN_UP = "given_up", _("given up")


def new_key() -> str:
    return f"msg_{secrets.token_hex(14)}"


class CallQuerySet(models.QuerySet["Call"]):
    def of(self, hook: Hook) -> Self:
        return self.filter(hook=hook)

    def due(self, now: datetime) -> Self:
        waiting = self.filter(state=CallState.WAITING, next_try_at__lte=now)
        return waiting.order_by("next_try_at", "pk")

    def given_up(self) -> Self:
        return self.filter(state=CallState.GIVEN_UP)

    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def again(self, now: datetime) -> int:
        """Send them once more, under the same name: whoever took one knows it."""
        return self.exclude(state=CallState.WAITING).update(
            state=CallState.WAITING, tries=0, next_try_at=now
        )


class Call(models.Model):
    """Without an event it is a trial. `key` is its name, the same at each attempt."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="calls")
    event = models.ForeignKey(Event, null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=32, unique=True, default=new_key)
    kind = models.CharField(max_length=40)
    state = models.CharField(
        max_length=10, choices=CallState.choices, default=CallState.WAITING.value
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    noted_at = models.DateTimeField()

    attempts: "RelatedManager[Attempt]"
    objects = CallQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("hook", "event"), name="one_call_per_hook_and_event"),
        )
        indexes = (models.Index(fields=("hook", "state", "next_try_at"), name="calls_that_wait"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    def is_mine_to_try(self, now: datetime) -> bool:
        """Whether this process is the one to send it now. If it dies over it, another tries as after a failure."""
        pause = PAUSES[min(self.tries, len(PAUSES) - 1)]
        here = Call.objects.filter(
            pk=self.pk, state=CallState.WAITING, tries=self.tries, next_try_at=self.next_try_at
        )
        later = now + timedelta(seconds=pause)
        if not here.update(tries=self.tries + 1, next_try_at=later):
            return False
        self.tries, self.next_try_at = self.tries + 1, later
        return True

    @property
    def is_last_try(self) -> bool:
        return self.tries > len(PAUSES)

    @property
    def last_attempt(self) -> "Attempt | None":
        return max(self.attempts.all(), key=lambda one: one.pk, default=None)


class Attempt(models.Model):
    """`status` is 0 when nobody answered; then `answer` says why, else it is how the answer begins."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=LONGEST_ANSWER, blank=True)
    milliseconds = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.status} {self.answer}"
