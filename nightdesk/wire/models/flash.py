"""The flash: a headline alone, sent at once."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.bakery.staleness import bump
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.events.models import Act, append
from nightdesk.lib.short_name import short_name
from nightdesk.lib.text import one_line
from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete, NotNow, NotYours
from nightdesk.stories.typesetting import as_set

URGENCY = 1
LONGEST = 250


def new_uri() -> str:
    return uuid.uuid4().urn


class FlashQuerySet(models.QuerySet["Flash"]):
    def shown(self) -> Self:
        """What every reader may see. A flash is never hidden from anyone but by a kill."""
        return self.filter(killed_at=None)

    def newest_first(self) -> Self:
        return self.select_related("edition", "sent_by").order_by("-sent_at", "-pk")


class Flash(models.Model):
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="flashes",
        verbose_name=gettext_lazy("edition"),
    )
    headline = models.CharField(gettext_lazy("headline"), max_length=LONGEST)
    uri = models.CharField(max_length=60, unique=True, default=new_uri, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    sent_at = models.DateTimeField(gettext_lazy("sent at"), editable=False)
    killed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    killed_at = models.DateTimeField(null=True, editable=False)
    kill_reason = models.TextField(max_length=2000, blank=True, editable=False)

    objects = FlashQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("flash")
        verbose_name_plural = gettext_lazy("flashes")

    def __str__(self) -> str:
        return self.headline

    @property
    def short_name(self) -> str:
        return short_name(self.uri)

    @transaction.atomic
    def send(
        self, *, by: Person | None, at: datetime | None = None, as_typed: bool = False
    ) -> None:
        """Put it on the wire, at once and for all readers of the edition. Refused without a headline."""
        refuse_unless_theirs(by, "publish")
        if self.pk is not None:
            raise NotNow(_("This flash was sent already."))
        typed = one_line(self.headline)
        self.headline = as_set(typed, self.edition, as_typed=as_typed, longest=LONGEST)
        if not self.headline:
            raise Incomplete("headline", _("A flash is its headline: write one."))
        self.sent_by, self.sent_at = by, at or timezone.now()
        self.save(force_insert=True)
        self._tell("flash.sent", by, self.sent_at)

    @transaction.atomic
    def kill(self, reason: str, *, by: Person | None, at: datetime | None = None) -> None:
        """Take it off the wire and off every open page. Of two who do it at once, the second is told."""
        refuse_unless_theirs(by, "kill")
        if not reason.strip():
            raise Incomplete("reason", _("The record needs the reason of a kill."))
        at = at or timezone.now()
        columns = {"killed_at": at, "killed_by": by, "kill_reason": reason.strip()}
        if not Flash.objects.shown().filter(pk=self.pk).update(**columns):
            raise NotNow(_("This flash was killed already."))
        for name, value in columns.items():
            setattr(self, name, value)
        self._tell("flash.killed", by, at)

    def _tell(self, kind: str, by: Person | None, at: datetime) -> None:
        bump(generations.wire(self.edition_id), hides=kind == "flash.killed")
        append(self.edition.wire_stream, Act(kind, self, by, at, {}))


def refuse_unless_theirs(by: Person | None, right: str) -> None:
    if by is not None and not by.may(right):
        raise NotYours(by, right)
