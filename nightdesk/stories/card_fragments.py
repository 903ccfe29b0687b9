"""Fragments of cards: the words of a story, for every card of it on an open page."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.lib.short_name import short_name
from nightdesk.stories.models import Story
from nightdesk.stories.visibility import may_see
from nightdesk.stream.channels import Channel, Fragment, Line

# Of both the key is the story's: that coverage ended is told on the wire as an act on the live blog.
WITH_CARDS = frozenset({Story._meta.label_lower, "live.liveblog"})


def find(name: str) -> Line | None:
    """`cards:fr`: the cards of an edition's stories."""
    kind, _, code = name.partition(":")
    edition = Edition.objects.with_code(code)
    is_its_name = edition is not None and name == f"{kind}:{edition.code}"
    return Line(name, log=edition.wire_stream) if edition and is_its_name else None


def paint(events: Sequence[Event]) -> list[Fragment]:
    """Each event as its story is now; the cards of one that readers may no longer see leave. Two queries."""
    keys = {event.subject_id for event in events if event.subject_type in WITH_CARDS}
    stories = Story.objects.for_words().in_bulk(keys)
    found = [
        stories.get(event.subject_id) if event.subject_type in WITH_CARDS else None
        for event in events
    ]
    return [_fragment(event, story) for event, story in zip(events, found, strict=True)]


def _fragment(event: Event, story: Story | None) -> Fragment:
    if story is None:  # a flash or a post has no card, and none is let go of
        return Fragment("remove", f"card-{short_name(f'{event.subject_type}:{event.subject_id}')}")
    target = f"card-{story.short_name}"
    if not may_see(None, story, timezone.now()):
        return Fragment("remove", target)
    edition = story.edition
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        return Fragment(
            "replace", target, render_to_string("stories/_words.html", {"story": story})
        )


CHANNEL = Channel(find, paint)
