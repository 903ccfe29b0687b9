"""Kept: what those who keep a room do with it. Each act is told to everybody who has the room open."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.bakery.staleness import bump
from nightdesk.events.models import Act, append
from nightdesk.people.models import Person
from nightdesk.talk import generations
from nightdesk.talk.errors import NotNow
from nightdesk.talk.models.venue import Venue
from nightdesk.talk.permissions import refuse_unless_moderator

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import Comment


class Kept(Venue):
    hosts = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="rooms_kept",
        verbose_name=gettext_lazy("hosts"),
    )
    pinned = models.ForeignKey(
        "talk.Comment", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, editable=False, help_text="Closed by hand.")
    frozen_at = models.DateTimeField(null=True, editable=False)
    why = models.CharField(
        gettext_lazy("reason"),
        max_length=300,
        blank=True,
        help_text=gettext_lazy("Readers see it while it is closed."),
    )

    if TYPE_CHECKING:
        story_id: int | None

    class Meta:
        abstract = True

    def is_kept_by(self, person: Person) -> bool:
        """Hosts are of the newsroom; who left it keeps no room."""
        return person.is_newsroom and self.hosts.filter(pk=person.pk).exists()

    @transaction.atomic
    def freeze(self, *, by: Person, why: str = "") -> None:
        """Nobody writes for now; everybody reads on."""
        refuse_unless_moderator(by, self)
        self._turn("frozen", by, {"frozen_at": None}, frozen_at=timezone.now(), why=why)

    @transaction.atomic
    def thaw(self, *, by: Person) -> None:
        refuse_unless_moderator(by, self)
        self._turn("thawed", by, {"frozen_at__isnull": False}, frozen_at=None, why="")

    @transaction.atomic
    def close(self, *, by: Person, why: str = "") -> None:
        """It is over: it becomes an archive, or is forgotten after its days."""
        refuse_unless_moderator(by, self)
        self._turn("closed", by, {"closed_at": None}, closed_at=timezone.now(), why=why)

    @transaction.atomic
    def reopen(self, *, by: Person) -> None:
        refuse_unless_moderator(by, self)
        still = {"closed_at__isnull": False, "forgotten_at": None}
        self._turn("reopened", by, still, closed_at=None, why="")

    @transaction.atomic
    def pin(self, message: "Comment", *, by: Person) -> None:
        """It stands above all others until something else does."""
        refuse_unless_moderator(by, self)
        if not message.is_shown or message.room_id != self.pk:
            raise NotNow(_("Readers do not see it here."))
        self._turn("pinned", by, {}, pinned=message)

    @transaction.atomic
    def unpin(self, *, by: Person) -> None:
        refuse_unless_moderator(by, self)
        self._turn("unpinned", by, {"pinned__isnull": False}, pinned=None)

    @transaction.atomic
    def change(self, *, by: Person, **columns: Any) -> None:
        """Other settings, such as `slow_seconds`: from now on they hold, and pages say so."""
        refuse_unless_moderator(by, self)
        self._turn("changed", by, {}, **columns)

    def _turn(self, kind: str, by: Person, still: dict[str, Any], **columns: Any) -> None:
        """Of two who do the same at once, the second is told."""
        if not type(self)._base_manager.filter(pk=self.pk, **still).update(**columns):
            raise NotNow(_("Somebody else was faster. Look at it again."))
        about = self.story_id
        for name, value in columns.items():
            setattr(self, name, value)
        if about is not None and about != self.story_id:
            bump(generations.chatted(about))
        self.tell(kind, by)

    def tell(self, kind: str, by: Person | None, at: datetime | None = None) -> None:
        """On the room's own stream, and to all pages that name it. The caller holds the transaction."""
        bump(generations.rooms(self.edition.pk))
        if self.story_id is not None:
            bump(generations.chatted(self.story_id))
        act = Act(f"room.{kind}", self, by, at or timezone.now(), {})
        self.hear(append(self.stream, act), hides=kind == "forgotten")
