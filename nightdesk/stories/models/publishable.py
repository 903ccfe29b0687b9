"""Publishing: the moment a story stops being ours and becomes the reader's."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused, UnderEmbargo
from nightdesk.stories.models.acting import Turn
from nightdesk.stories.models.copyflow import CopyFlow
from nightdesk.stories.models.old_address import OldAddress
from nightdesk.stories.searched import tell
from nightdesk.stories.state import WAITING, State

if TYPE_CHECKING:
    from wagtail.models import Revision

    from nightdesk.stories.models.story import Story


class Publishable(CopyFlow):
    published_at = models.DateTimeField(
        gettext_lazy("published at"), null=True, blank=True, editable=False, db_index=True
    )
    updated_at = models.DateTimeField(
        gettext_lazy("updated at"), null=True, blank=True, editable=False
    )
    release_at = models.DateTimeField(
        gettext_lazy("release at"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        help_text="When the release clock puts it, or its next revision, in front of readers.",
    )

    class Meta:
        abstract = True

    @transaction.atomic
    def publish_now(
        self,
        *,
        by: Person | None,
        at: datetime | None = None,
        now: datetime | None = None,
        revision: "Revision | None" = None,
    ) -> None:
        """Put this copy in front of readers. `at` may lie in the past, for an archive taken in.

        Refused while an embargo runs, and when readers have it already: two editors pressing at
        once publish it once, and the second is told.
        """
        now = now or timezone.now()
        self.refuse_unless_ready("publish", by)
        self.refuse_unless_complete()
        if self.is_under_embargo(now):
            raise UnderEmbargo(self)
        if at is not None and at > now:
            raise Refused(_("That hour has not come. Schedule the story instead."))
        shown_at = at or now
        columns = {
            "published_at": self.published_at or shown_at,
            "first_published_at": self.published_at or shown_at,
            "release_at": None,
        }
        turn = Turn("publish", by, State.PUBLISHED, at=shown_at, columns=columns)
        self.put_out(turn, revision)

    @transaction.atomic
    def update(
        self,
        *,
        by: Person | None,
        at: datetime | None = None,
        revision: "Revision | None" = None,
    ) -> None:
        """New facts, same story: this copy takes the place of what readers have."""
        self.refuse_unless_ready("update", by)
        self.refuse_unless_complete()
        at = at or timezone.now()
        self.put_out(
            Turn("update", by, at=at, columns={"updated_at": at, "release_at": None}), revision
        )

    @transaction.atomic
    def schedule(
        self, at: datetime, *, by: Person | None, revision: "Revision | None" = None
    ) -> None:
        """Choose the hour: the release clock publishes exactly this copy then, or updates with it."""
        self.refuse_unless_ready("schedule", by)
        if at <= timezone.now():
            raise Refused(_("That hour has passed. Publish the story, or choose a later one."))
        if self.embargoed_until is not None and at < self.embargoed_until:
            raise UnderEmbargo(self)
        self.refuse_unless_complete()
        approved = revision or self.save_revision(user=by, clean=False)
        columns = {"release_at": at}
        particulars = {"release_at": at.isoformat()}
        to = None if self.state == State.PUBLISHED else State.SCHEDULED
        self.turn(Turn("schedule", by, to, columns=columns, particulars=particulars))
        self.revisions.exclude(pk=approved.pk).update(approved_go_live_at=None)
        self.revisions.filter(pk=approved.pk).update(approved_go_live_at=at)

    @transaction.atomic
    def unschedule(self, *, by: Person | None) -> None:
        """Give the hour up: copy is approved and waits for an editor; an update waits as a revision."""
        if self.release_at is None:
            raise Refused(_("No hour was chosen, so there is none to give up."))
        to = None if self.state == State.PUBLISHED else State.APPROVED
        self.turn(Turn("unschedule", by, to, columns={"release_at": None}))
        self.move_hour(None)

    def release(self, now: datetime) -> bool:
        """What the release clock does when the hour has come; False when someone was there first.

        `self` must be fresh from the database. The act is told of at `now`, by nobody: the clock.
        """
        if self.release_at is None or self.release_at > now:
            return False
        revision = self.revisions.filter(approved_go_live_at__isnull=False).first()
        copy = revision.as_object() if revision else self
        try:
            if self.state in WAITING:
                copy.publish_now(by=None, now=now, revision=revision)
            else:
                copy.update(by=None, at=now, revision=revision)
        except Refused:
            return False
        return True

    def put_out(self, turn: Turn, revision: "Revision | None" = None) -> None:
        """Act, and write this copy where readers' pages are drawn from. The caller holds the transaction."""
        before = type(self)._base_manager.get(pk=self.pk)
        revision = revision or self.save_revision(user=turn.by, clean=False)
        columns: dict[str, Any] = {"live": True, "live_revision": revision}
        columns["last_published_at"] = turn.at
        self.turn(replace(turn, columns=turn.columns | columns))
        self.latest_revision = self.latest_revision or revision
        self.has_unpublished_changes = not revision.is_latest_revision()
        self.go_live_at = None
        self.save()
        tell(cast("Story", self))
        if before.published_at is not None:
            OldAddress.objects.remember(before, now_at=cast("Story", self))
        self.leave_the_queue(by=turn.by)
