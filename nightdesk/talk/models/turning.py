"""Turning: how every verb changes a comment, exactly once, and tells of it in the same transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.events.models import Act, append
from nightdesk.people.models import Person
from nightdesk.talk.errors import NotNow
from nightdesk.talk.models.told import Told
from nightdesk.talk.state import State

if TYPE_CHECKING:
    from nightdesk.talk.models.venue import Venue


@dataclass(frozen=True, slots=True)
class Turn:
    """One act: what it is called, who does it (None: the house), what it changes and tells."""

    kind: str
    by: Person | None
    to: State
    at: datetime = field(default_factory=timezone.now)
    columns: dict[str, Any] = field(default_factory=dict)
    particulars: dict[str, Any] = field(default_factory=dict)


class Turning(models.Model):
    state = models.CharField(
        gettext_lazy("state"), max_length=8, choices=State.choices, editable=False
    )
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Grows by one with each act."
    )
    shown_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="When readers first saw it; its place among the others.",
    )

    if TYPE_CHECKING:
        parent_id: int | None
        root_id: int | None

        @property
        def word(self) -> str: ...

        @property
        def venue(self) -> Venue: ...

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        return self.state == State.SHOWN

    def turn(self, turn: Turn) -> None:
        """Act on the comment as it was read: of two who act at once, the second is told.

        The caller holds the transaction. Acts that readers see go out on the venue's stream, all others to
        the moderators'.
        """
        was_shown = self.is_shown
        will_be = turn.to == State.SHOWN
        columns = {"state": turn.to, "version": F("version") + 1, **turn.columns}
        if will_be and self.shown_at is None:
            columns["shown_at"] = turn.at
        here = type(self)._base_manager.filter(pk=self.pk, version=self.version)
        if not here.update(**columns):
            raise NotNow(_("Somebody else was faster. Look at it again."))
        columns["version"] = self.version + 1
        for name, value in columns.items():
            setattr(self, name, value)
        if was_shown != will_be:
            self.venue.count(self, 1 if will_be else -1, turn.at)  # type: ignore[arg-type]
        if will_be and self.shown_at == turn.at:
            Told.objects.tell(self, turn.at)  # type: ignore[arg-type]
        self.tell(turn, is_public=was_shown or will_be)

    def tell(self, turn: Turn, *, is_public: bool) -> None:
        act = Act(f"{self.word}.{turn.kind}", self, turn.by, turn.at, turn.particulars)
        if not is_public:
            append(f"moderation:{self.venue.edition.code}", act)
            return
        self.venue.hear(append(self.venue.stream, act), hides=turn.to != State.SHOWN)
