"""Acting: how every verb changes a story, exactly once, and tells of it in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from nightdesk.events.models import Act, Event, append
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, NotYours, Overtaken
from nightdesk.stories.generations import bump_for_readers
from nightdesk.stories.permissions import may
from nightdesk.stories.state import PUBLIC, VERBS, State, Verb

if TYPE_CHECKING:
    from nightdesk.editions.models import Edition

# Only verbs write these columns. An editor's save, which may have been opened before someone
# else's act, leaves them as they are.
ACT_COLUMNS = frozenset(
    {
        "state",
        "version",
        "published_at",
        "updated_at",
        "embargoed_until",
        "release_at",
        "uri",
        "matter",
        "live",
        "live_revision",
        "first_published_at",
        "last_published_at",
        "expired",
        "is_live_blog",
        "ended_at",
    }
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One act: its verb, who does it (None: the house itself), when, and what it changes and tells."""

    verb: str
    by: Person | None
    to: State | None = None
    at: datetime = field(default_factory=timezone.now)
    columns: dict[str, Any] = field(default_factory=dict)
    particulars: dict[str, Any] = field(default_factory=dict)


class Acting(models.Model):
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False
    )
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Grows by one with each act."
    )

    if TYPE_CHECKING:
        # What verbs ask of the whole story, which is put together further down the line of bases.
        edition: models.ForeignKey[Edition, Edition]
        edition_id: int
        desk_id: int | None
        headline: Any
        slug: Any
        body: Any
        genre: Any
        is_live_blog: Any
        sponsor: Any
        as_typed: bool
        embargoed_until: Any
        published_at: Any
        latest_revision: Any
        has_unpublished_changes: Any
        go_live_at: Any
        revisions: Any
        save_revision: Any
        get_workflow: Any
        current_workflow_state: Any
        current_workflow_task_state: Any
        get_absolute_url: Callable[[], str]

    class Meta:
        abstract = True

    @property
    def events(self) -> models.QuerySet[Event]:
        return Event.objects.about(self).select_related("actor")

    def last_event(self) -> Event | None:
        return self.events.order_by("-pk").first()

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC

    def refuse_unless_ready(self, verb: str, by: Person | None) -> Verb:
        """Raise NotYours, NotNow or Overtaken unless this person may do this now."""
        rules = VERBS[verb]
        if by is not None and not may(by, verb, self):
            raise NotYours(by, verb)
        if self.state not in rules.begins:
            raise NotNow(rules.otherwise % {"state": self.get_state_display()})
        return rules

    def turn(self, turn: Turn) -> Event:
        """Do it: the guarded change, then its event and the desk's log. The caller holds the transaction.

        The guard is the version the caller's copy was read at. Of two people acting at once, one
        finds it and acts; the other is refused with Overtaken.
        """
        rules = self.refuse_unless_ready(turn.verb, turn.by)
        columns = turn.columns | {"state": turn.to or self.state}
        here = type(self)._base_manager.filter(pk=self.pk, version=self.version, state=self.state)
        was_public = self.is_public
        if not here.update(version=F("version") + 1, **columns):
            raise Overtaken(type(self)._base_manager.get(pk=self.pk))
        for name, value in columns.items():
            setattr(self, name, value)
        self.version += 1
        readers_know = rules.is_for_readers and (was_public or self.is_public)
        if readers_know:
            bump_for_readers(self, turn.verb)
        return self._tell(rules, turn, readers_know=readers_know)

    def _tell(self, rules: Verb, turn: Turn, *, readers_know: bool) -> Event:
        stream = self.edition.wire_stream if readers_know else self.edition.desk_stream
        log(instance=self, action=f"nightdesk.{turn.verb}", user=turn.by, data=turn.particulars)
        particulars = turn.particulars | {"version": self.version}
        return append(stream, Act(rules.kind, self, turn.by, turn.at, particulars))
