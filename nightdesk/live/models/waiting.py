"""Waiting: a post that is written and not sent yet. Whoever may write at the desk changes it, or drops it."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.live.models.post_acts import COPY, PostActs
from nightdesk.live.permissions import WRITE
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow
from nightdesk.stories.models.acting import Turn

# Once it is sent, whether it is a key event is a matter of verbs.
WRITTEN: tuple[str, ...] = (*COPY, "is_key")


class Waiting(PostActs):
    if TYPE_CHECKING:
        posted_at: Any
        killed_at: Any
        written_by: Any
        refuse_unless_complete: Any
        set_type: Any

    class Meta:
        abstract = True

    @transaction.atomic
    def hand_in(self, *, by: Person | None) -> None:
        """Keep it, new or changed, for somebody who may send it. Refused when empty, and once it was sent."""
        self.blog.refuse_unless_theirs(WRITE, by)
        self.blog.refuse_unless_open()
        self.refuse_unless_waiting()
        self.refuse_unless_complete()
        self.blog.stored()
        self.set_type()
        if self.pk is None:
            self.written_by = by
            self.save()
        self.change(Turn("hand_in", by))
        self.save(update_fields=WRITTEN)

    @transaction.atomic
    def drop(self, *, by: Person | None) -> None:
        """It will not be sent. No reader ever saw it; the newsroom's record keeps it."""
        self.blog.refuse_unless_theirs(WRITE, by)
        self.refuse_unless_waiting()
        self.change(Turn("drop", by, columns={"killed_at": timezone.now()}))

    def refuse_unless_waiting(self) -> None:
        if self.posted_at is not None:
            raise NotNow(_("This post was sent already."))
        if self.killed_at is not None:
            raise NotNow(_("This post was dropped."))
