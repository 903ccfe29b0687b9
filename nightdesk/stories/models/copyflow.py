"""The copy flow before readers: submit, approve, send back, hold, spike, revive."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete
from nightdesk.stories.models.acting import Turn
from nightdesk.stories.models.reviewable import Reviewable
from nightdesk.stories.state import State


class CopyFlow(Reviewable):
    class Meta:
        abstract = True

    @transaction.atomic
    def submit(self, *, by: Person | None) -> None:
        """Hand a draft to the editors. Refused without a headline and text."""
        self.refuse_unless_ready("submit", by)
        self.refuse_unless_complete()
        self.turn(Turn("submit", by, State.SUBMITTED))
        self.ask_for_review(by=by)

    @transaction.atomic
    def approve(self, *, by: Person | None) -> None:
        """Say that it may be published. Under an embargo it then releases itself at the hour."""
        self.refuse_unless_ready("approve", by)
        self.refuse_unless_complete()
        if self.is_under_embargo():
            columns = {"release_at": self.embargoed_until}
            self.turn(Turn("approve", by, State.EMBARGOED, columns=columns))
        else:
            self.turn(Turn("approve", by, State.APPROVED))
        self.end_review(WorkflowState.STATUS_APPROVED, by=by)

    @transaction.atomic
    def send_back(self, why: str, *, by: Person | None) -> None:
        """Return copy to its reporter as a draft, with the reason."""
        self.turn(Turn("send_back", by, State.DRAFT, particulars={"why": why}))
        self.end_review(WorkflowState.STATUS_NEEDS_CHANGES, by=by, comment=why)

    @transaction.atomic
    def hold(self, why: str, *, by: Person | None) -> None:
        """Ready, but wait: nothing releases it until an editor approves or publishes it."""
        columns = {"release_at": None}
        self.turn(Turn("hold", by, State.HELD, columns=columns, particulars={"why": why}))
        self.leave_the_queue(by=by)

    @transaction.atomic
    def spike(self, why: str = "", *, by: Person | None) -> None:
        """Put away copy that nobody will run. It can be revived."""
        columns = {"release_at": None}
        self.turn(Turn("spike", by, State.SPIKED, columns=columns, particulars={"why": why}))
        self.leave_the_queue(by=by)

    @transaction.atomic
    def revive(self, *, by: Person | None) -> None:
        """Take spiked copy up again, as a draft."""
        self.turn(Turn("revive", by, State.DRAFT))

    def is_under_embargo(self, now: datetime | None = None) -> bool:
        until = self.embargoed_until
        return until is not None and until > (now or timezone.now())

    def refuse_unless_complete(self) -> None:
        """Raise Incomplete, naming the field, when readers would miss something."""
        if not self.headline.strip():
            raise Incomplete("headline", _("A story needs a headline."))
        if not (len(self.body) or self.is_live_blog):  # of which posts are the text
            raise Incomplete("body", _("A story needs text."))
        if not self.slug:
            raise Incomplete("slug", _("A story needs a slug: the last part of its address."))
        if self.genre == "sponsored" and not self.sponsor.strip():
            raise Incomplete("sponsor", _("Sponsored copy names its sponsor."))
