"""Moderated: what moderators do with a comment. Each act leaves a ruling and one event."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.people.models import Person
from nightdesk.talk.errors import NotNow
from nightdesk.talk.models.ruling import Ruling, Verdict
from nightdesk.talk.models.turning import Turn, Turning
from nightdesk.talk.permissions import refuse_unless_moderator
from nightdesk.talk.state import State


class Moderated(Turning):
    is_pick = models.BooleanField(default=False, help_text="The newsroom's choice.")

    class Meta:
        abstract = True

    @transaction.atomic
    def approve(self, *, by: Person) -> None:
        """Readers see it from now on: one that was held, or one that was rejected by mistake."""
        self._refuse_unless(by, {State.HELD, State.REJECTED}, _("Readers see it already."))
        kind = "posted" if self.shown_at is None else "restored"
        self._rule(Verdict.SHOW, "", by)
        self.turn(Turn(kind, by, State.SHOWN))

    @transaction.atomic
    def keep(self, *, by: Person) -> None:
        """Readers go on seeing it: somebody reported it, and nothing is wrong with it."""
        self._refuse_unless(by, {State.SHOWN}, _("Readers do not see it now."))
        self._rule(Verdict.SHOW, "", by)
        self.tell(Turn("kept", by, State.SHOWN), is_public=False)

    @transaction.atomic
    def reject(self, reason: str, *, by: Person, note: str = "") -> None:
        """Readers see it no more, or never. `reason` is a code of `moderation/reasons.py`."""
        self._refuse_unless(by, {State.SHOWN, State.HELD}, _("It is rejected already."))
        kind = "removed" if self.is_shown else "rejected"
        self._rule(Verdict.REFUSE, reason, by, note=note)
        self.turn(Turn(kind, by, State.REJECTED, columns={"is_pick": False}))

    @transaction.atomic
    def hold(self, *, by: Person, reason: str = "looked_at") -> None:
        """Take it from readers until somebody has decided."""
        self._refuse_unless(by, {State.SHOWN}, _("Readers do not see it now."))
        self._rule(Verdict.HOLD, reason, by)
        self.turn(Turn("removed", by, State.HELD))

    @transaction.atomic
    def pick(self, *, by: Person, picked: bool = True) -> None:
        """Mark it as the newsroom's choice, or no more."""
        self._refuse_unless(by, {State.SHOWN}, _("Readers do not see it now."))
        if self.is_pick != picked:
            self.turn(Turn("picked", by, State.SHOWN, columns={"is_pick": picked}))

    def _refuse_unless(self, by: Person, states: set[State], sentence: str) -> None:
        refuse_unless_moderator(by, self.venue)
        if self.state not in states:
            raise NotNow(sentence)

    def _rule(self, verdict: Verdict, reason: str, by: Person, note: str = "") -> None:
        Ruling.objects.create(
            comment=self,  # type: ignore[misc]
            author_id=self.author_id,  # type: ignore[attr-defined]
            verdict=verdict,
            reason=reason,
            particulars={"note": note} if note else {},
            by=by,
            at=timezone.now(),
        )
