"""What is done with an item once it is a story: by the story's own verbs, each act with its event."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from nightdesk.intake.deliveries.order import Order
from nightdesk.intake.ninjs import Item, PubStatus, Unreadable
from nightdesk.people.models import Person
from nightdesk.stories.models import Correction, Story
from nightdesk.stories.permissions import may
from nightdesk.stories.state import WAITING, State

CANCELED = frozenset({State.KILLED, State.SPIKED})
# Where a person at the desk may have put a story on purpose.
PUT_ASIDE = frozenset({State.HELD}) | WAITING


@dataclass(slots=True)
class Case:
    """A story and the item that came for it.

    `is_untouched`: nobody acted on the story since the last item. `is_repeat`: its sender sent the
    same thing again, and what the newsroom made of it stands.
    """

    story: Story
    item: Item
    order: Order
    is_changed: bool
    is_untouched: bool
    is_repeat: bool = False
    notes: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Kill, hold, embargo, correct, publish, update or submit: what the item asks for."""
        if self.is_repeat and not self.is_changed:
            return
        if self.item.status == PubStatus.CANCELED:
            self._cancel()
            return
        self._keep_copy()
        embargo = self.item.embargo
        if isinstance(embargo, Unreadable):
            self._hold(_("Its embargo cannot be read: “%s”.") % embargo.text)
        elif self.item.status == PubStatus.WITHHELD:
            self._hold(_("Its sender asks to wait."))
        elif isinstance(embargo, datetime) and embargo > self.order.now:
            self._embargo(embargo)
        elif self.order.correction:
            self._correct()
        else:
            self._put_forward()

    def _cancel(self) -> None:
        story, by = self.story, self.order.by
        if story.state in CANCELED:
            return
        why = self.item.edit_note or self.order.correction or _("Its sender canceled it.")
        if story.state == State.DRAFT or (not may(by, "kill", story) and may(by, "spike", story)):
            story.spike(why, by=by)
        else:
            story.kill(why, by=by)

    def _keep_copy(self) -> None:
        """Copy that readers have changes only with the act that tells them."""
        if self.is_changed and not self.story.is_public:
            self.story.save()
            self.story.save_revision(user=self.order.by, clean=False)

    def _hold(self, why: str) -> None:
        """Whoever brought it: to wait needs no right, only to go on does."""
        self.notes.append(_("Held: %s") % why)
        if self.story.state != State.HELD:
            self.story.hold(why, by=self._by("hold"))

    def _embargo(self, until: datetime) -> None:
        story = self.story
        present = story.embargoed_until
        if present is not None and story.is_under_embargo(self.order.now) and until < present:
            story.lift_embargo(_("Its sender moved the hour forward."), by=self._by("lift_embargo"))
        if story.embargoed_until != until:
            story.embargo(until, by=self._by("embargo"), source=self.item.source)
        if story.state == State.HELD and not self.is_untouched:
            self.notes.append(_("The desk holds it; it waits for an editor."))
        elif story.state in {State.DRAFT, State.SUBMITTED, State.HELD}:
            self._offer("approve")

    def _correct(self) -> None:
        kind = self.order.kind or Correction.Kind.CORRECTION
        self.story.correct(self.order.correction, by=self.order.by, kind=kind)

    def _put_forward(self) -> None:
        story = self.story
        if story.state == State.PUBLISHED:
            if self.is_changed:
                story.update(by=self.order.by)
        elif story.state in PUT_ASIDE and not self.is_untouched:
            self.notes.append(_("The desk has put it aside; its state was left alone."))
        elif story.is_under_embargo(self.order.now) and not self._is_called_off():
            self.notes.append(_("Its embargo runs on. To lift it, say so: embargoedUntil: null."))
        else:
            self._offer("publish")

    def _is_called_off(self) -> bool:
        """An item that says nothing of an embargo does not lift it; one that says there is none does."""
        if self.item.embargo is None or not may(self.order.by, "lift_embargo", self.story):
            return False
        self.story.lift_embargo(_("Its sender called the embargo off."), by=self.order.by)
        return True

    def _offer(self, verb: str) -> None:
        """Act, or hand the copy to who may: it is taken all the same."""
        story, by = self.story, self.order.by
        if may(by, verb, story) or story.state not in {State.DRAFT, State.SUBMITTED, State.HELD}:
            if verb == "approve":
                story.approve(by=by)
            else:
                story.publish_now(by=by)
        elif story.state == State.DRAFT:
            story.submit(by=by)

    def _by(self, verb: str) -> Person | None:
        """The person, or the house itself where the rule protects and asks nobody's rights."""
        return self.order.by if may(self.order.by, verb, self.story) else None
