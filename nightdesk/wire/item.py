"""The item: one line of the wire. It is the last act on a story, or a flash."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.stories.models import Story
from nightdesk.wire.models import Flash
from nightdesk.wire.models.flash import URGENCY

STORY, FLASH = "stories.story", "wire.flash"
# What became of it, said before the headline.
MARKS: Mapping[str, str | Promise] = {
    "story.updated": _("Updated"),
    "story.corrected": _("Corrected"),
    "story.retracted": _("Retracted"),
}
WRONG = ("story.corrected", "story.retracted")
URGENT = 3


@dataclass(frozen=True, slots=True)
class Item:
    event: Event
    edition: Edition
    story: Story | None = None
    flash: Flash | None = None

    @property
    def subject(self) -> Any:
        return self.story or self.flash

    @property
    def seq(self) -> int:
        """Its number on the edition's wire, and in its address."""
        return self.event.seq

    @property
    def at(self) -> datetime:
        return self.event.at

    @property
    def element_id(self) -> str:
        """Of its line, on whatever page: a later act on the same story takes this line's place."""
        return f"wire-{self.subject.short_name}"

    @property
    def headline(self) -> str:
        return self.subject.headline

    @property
    def standfirst(self) -> str:
        return self.story.standfirst if self.story and not self.is_retracted else ""

    @property
    def urgency(self) -> int:
        return self.story.urgency if self.story else URGENCY

    @property
    def is_flash(self) -> bool:
        return self.urgency == URGENCY

    @property
    def is_urgent(self) -> bool:
        return self.urgency <= URGENT

    @property
    def is_retracted(self) -> bool:
        return self.event.kind == "story.retracted"

    @property
    def was_wrong(self) -> bool:
        """Whether its mark owns to a mistake: said in the colour of alarm."""
        return self.event.kind in WRONG

    @property
    def mark(self) -> str | Promise:
        return MARKS.get(self.event.kind, "")

    def get_absolute_url(self) -> str:
        return reverse("wire-item", args=[self.edition, self.seq])

    @property
    def leads_to(self) -> str:
        """The story; a flash has nothing behind it but its own page."""
        return self.story.get_absolute_url() if self.story else self.get_absolute_url()


def items_of(
    edition: Edition,
    events: Iterable[Event],
    now: datetime | None = None,
    *,
    fetched: Callable[[Any], Any] = lambda stories: stories.for_lines(),
) -> list[Item]:
    """The items of these events, without those whose subject is hidden by now.

    Two queries at most; `fetched` says what else of the stories is wanted, and asks for it.
    """
    events = list(events)
    now = now or timezone.now()
    found = _found(events, STORY, fetched(Story.objects.visible_to(None, now)))
    # Asked of the database, this made it look through the whole edition for these few.
    stories = {key: story for key, story in found.items() if story.edition_id == edition.pk}
    flashes = _found(events, FLASH, Flash.objects.shown())
    return [
        Item(event, edition, stories.get(_key(event)), flashes.get(_key(event)))
        for event in events
        if _key(event) in stories or _key(event) in flashes
    ]


def _key(event: Event) -> tuple[str, int]:
    return event.subject_type, event.subject_id


def _found(events: Iterable[Event], label: str, records: Any) -> dict[tuple[str, int], Any]:
    keys = {event.subject_id for event in events if event.subject_type == label}
    if not keys:
        return {}
    return {(label, key): record for key, record in records.in_bulk(keys).items()}
