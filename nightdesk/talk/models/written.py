"""Written: what its author does with a comment."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.people.models import Person
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models.turning import Turn, Turning
from nightdesk.talk.state import State

EDITED_WITHIN = timedelta(minutes=15)


class Written(Turning):
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    printed_as = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="The name a guest signed with in the system it was taken in from.",
    )
    text = models.TextField(gettext_lazy("text"), help_text="As it was typed.")
    html = models.TextField(editable=False, help_text="As readers get it.")
    language = models.CharField(max_length=12, help_text="As its author says, else the edition's.")
    posted_at = models.DateTimeField(editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def signature(self) -> str:
        """The one name that pages may print above it."""
        return self.printed_as or self.author.public_name

    def may_be_edited(self, by: Person | None, now: datetime) -> bool:
        """By its author, for a quarter of an hour, as long as readers see it or it is held."""
        return (
            by is not None
            and by.pk == self.author_id
            and self.state in {State.SHOWN, State.HELD}
            and now < self.posted_at + EDITED_WITHIN
        )

    @transaction.atomic
    def edit(self, text: str, *, by: Person, to: State, now: datetime | None = None) -> None:
        """Another text in its place; the earlier one is kept for moderators.

        `to` is what the moderation phases said of the new text: SHOWN or HELD. Use `posting.edit`,
        which asks them.
        """
        from nightdesk.talk.text import as_html  # noqa: PLC0415 - drawing needs no records

        now = now or timezone.now()
        if by.pk != self.author_id:
            raise NotTheirs(_("Only its author changes a comment."))
        if not self.may_be_edited(by, now):
            raise NotNow(_("The time in which a comment can be changed is over."))
        if text == self.text:
            return
        self.earlier_texts.create(text=self.text, until=now)  # type: ignore[attr-defined]
        columns = {"text": text, "html": as_html(text), "edited_at": now}
        kept = State.HELD if self.state == State.HELD else to
        kind = "edited" if kept == State.SHOWN else "held"
        self.turn(Turn(kind, by, kept, at=now, columns=columns))

    @transaction.atomic
    def withdraw(self, *, by: Person, now: datetime | None = None) -> None:
        """Its author takes it back, whenever they like: its words are gone from the house's pages for good."""
        if by.pk != self.author_id:
            raise NotTheirs(_("Only its author takes a comment back."))
        if self.state == State.DELETED:
            return
        self.turn(Turn("deleted", by, State.DELETED, at=now or timezone.now()))
