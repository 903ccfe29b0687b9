"""The hook: an address of another tool, which events it is told of, and what both sides sign with."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nightdesk.events.models import Event
from nightdesk.notices.hooks import meaning, secret

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from nightdesk.notices.hooks.models.call import Call

# The secret before the last one signs beside it for so long: whoever checks has a day to change over.
OVERLAP = timedelta(days=1)
# Who takes nothing for so long is told nothing more.
PATIENCE = timedelta(days=5)


class HookQuerySet(models.QuerySet["Hook"]):
    def on(self) -> Self:
        return self.filter(is_on=True).order_by("pk")


class Hook(models.Model):
    """`after` is the event it is told of nothing before; `reached` the last one that was looked at for it."""

    name = models.CharField(_("name"), max_length=80)
    url = models.CharField(_("address"), max_length=1000)
    kinds = models.JSONField(_("events"), default=list)
    secret = models.TextField()
    former_secret = models.TextField(blank=True)
    former_until = models.DateTimeField(null=True)
    after = models.BigIntegerField(default=0)
    reached = models.BigIntegerField(default=0)
    is_on = models.BooleanField(default=True)
    failing_since = models.DateTimeField(null=True)
    off_at = models.DateTimeField(null=True, help_text="When it was switched off for failing.")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    calls: "RelatedManager[Call]"
    objects = HookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def begin(self, *, by: Any) -> str:
        """Save it, told of what happens from now on. The secret is answered this once."""
        made = secret.made()
        self.secret, self.made_by = secret.sealed(made), by
        self.after = self.reached = newest_event()
        self.save(force_insert=True)
        return made

    def rotate(self, now: datetime) -> str:
        """A new secret, answered this once. The one before it signs too for a day."""
        made = secret.made()
        self.former_secret, self.former_until = self.secret, now + OVERLAP
        self.secret = secret.sealed(made)
        self.save(update_fields=["secret", "former_secret", "former_until"])
        return made

    def keys(self, now: datetime) -> list[bytes]:
        """What to sign with, the newest first."""
        with_former = self.former_until is not None and now < self.former_until
        kept = [self.secret, self.former_secret] if with_former else [self.secret]
        return [secret.opened(one) for one in kept]

    def switch_on(self) -> None:
        """What happened while it was off is not told; of what was given up, each may be sent again."""
        self.is_on, self.failing_since, self.off_at = True, None, None
        self.after = self.reached = newest_event()
        self.save(update_fields=["is_on", "failing_since", "off_at", "after", "reached"])

    def switch_off(self) -> None:
        self.is_on = False
        self.save(update_fields=["is_on"])

    def note_taken(self) -> None:
        Hook.objects.filter(pk=self.pk).exclude(failing_since=None).update(failing_since=None)

    @transaction.atomic
    def note_failed(self, now: datetime, *, for_good: bool) -> None:
        """It did not take a call. After days of that, or when it says that it is gone, it is switched off, once."""
        here = Hook.objects.filter(pk=self.pk)
        here.filter(failing_since=None).update(failing_since=now)
        self.refresh_from_db(fields=["failing_since"])
        since = self.failing_since or now
        if not for_good and now - since < PATIENCE:
            return
        if here.filter(is_on=True).update(is_on=False, off_at=now):
            self.is_on, self.off_at = False, now
            meaning.tell_switched_off(self)


def newest_event() -> int:
    newest: int | None = Event.objects.aggregate(newest=Max("pk"))["newest"]
    return newest or 0
