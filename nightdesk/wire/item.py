"""The item: one line of the wire. It is the last act on a story, a flash, or the last act on a post of a live blog."""

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
from nightdesk.live.models import LiveBlog, Post
from nightdesk.stories.models import Story
from nightdesk.wire.models import Flash
from nightdesk.wire.models.flash import URGENCY

STORY, FLASH, POST = "stories.story", "wire.flash", "live.post"
# What became of it, said before the headline.
MARKS: Mapping[str, str | Promise] = {
    "story.updated": _("Updated"),
    "story.corrected": _("Corrected"),
    "story.retracted": _("Retracted"),
    "post.rewritten": _("Updated"),
    "post.corrected": _("Corrected"),
}
WRONG = ("story.corrected", "story.retracted", "post.corrected")
URGENT = 3
# It has its story's key.
LIVE_BLOG = LiveBlog._meta.label_lower
Subject = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Item:
    event: Event
    edition: Edition
    story: Story | None = None
    flash: Flash | None = None
    post: Post | None = None

    @property
    def subject(self) -> Any:
        return self.story or self.flash or self.post

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
        return self.post.called if self.post else self.subject.headline

    @property
    def live_blog(self) -> Story | None:
        """The one that a post is of."""
        return self.post.story if self.post else None

    @property
    def standfirst(self) -> str:
        return self.story.standfirst if self.story and not self.is_retracted else ""

    @property
    def urgency(self) -> int:
        """A post is as urgent as its live blog."""
        story = self.story or self.live_blog
        return story.urgency if story else URGENCY

    @property
    def is_flash(self) -> bool:
        return self.urgency == URGENCY and self.post is None

    @property
    def is_urgent(self) -> bool:
        """Said of a live blog once, not of each of its posts."""
        return self.urgency <= URGENT and self.post is None

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
        """The story, or the post; a flash has nothing behind it but its own page."""
        there = self.story or self.post or self
        return there.get_absolute_url()


def items_of(
    edition: Edition,
    events: Iterable[Event],
    now: datetime | None = None,
    *,
    fetched: Callable[[Any], Any] = lambda stories: stories.for_lines(),
) -> list[Item]:
    """The items of these events, without those whose subject is hidden by now.

    Three queries at most; `fetched` says what else of the stories is wanted, and asks for it.
    """
    events = list(events)
    now = now or timezone.now()
    found = _found(events, STORY, fetched(Story.objects.visible_to(None, now)))
    # Asked of the database, this made it look through the whole edition for these few.
    stories = {key: story for key, story in found.items() if story.edition_id == edition.pk}
    flashes = _found(events, FLASH, Flash.objects.shown())
    found = _found(events, POST, Post.objects.on_wire(now).in_place())
    posts = {key: post for key, post in found.items() if post.story.edition_id == edition.pk}
    items = (
        Item(event, edition, stories.get(key), flashes.get(key), posts.get(key))
        for event in events
        for key in [subject_of(event)]
    )
    return [item for item in items if item.subject]


def subject_of(event: Event) -> Subject:
    """What its line is of: an act on a live blog that is told on the wire is told of by its story's line."""
    label = STORY if event.subject_type == LIVE_BLOG else event.subject_type
    return label, event.subject_id


def _found(events: Iterable[Event], label: str, records: Any) -> dict[Subject, Any]:
    keys = {event.subject_id for event in events if event.subject_type == label}
    if not keys:
        return {}
    return {(label, key): record for key, record in records.in_bulk(keys).items()}
