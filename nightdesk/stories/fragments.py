"""Fragments of a story: what its open page is told when the story changes under the reader."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.events.models import Event
from nightdesk.stories.models import Story
from nightdesk.stories.visibility import may_see
from nightdesk.stream.channels import Channel, Fragment, Line

NEW_TEXT = frozenset({"story.updated", "story.corrected"})


def find(name: str) -> Line | None:
    """`story:` and the story's uri. Who has the page of a killed story open still has to be told."""
    story = Story.objects.known_to_readers().filter(uri=name.partition(":")[2]).first()
    if story is None:
        return None
    return Line(name, log=story.edition.wire_stream, subject=(story._meta.label_lower, story.pk))


def paint(events: Sequence[Event]) -> list[Fragment]:
    """Each event as the story is now: a text that was taken back is not told of any more."""
    keys = {event.subject_id for event in events}
    stories = Story.objects.for_lines().select_related("retraction").in_bulk(keys)
    return [_fragment(event, stories[event.subject_id]) for event in events]


def _fragment(event: Event, story: Story) -> Fragment:
    edition = story.edition
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        if not may_see(None, story, timezone.now()):
            return _whole(story, "stories/_killed.html")
        if story.is_retracted:
            return _whole(story, "stories/_retracted.html")
        context = {"story": story, "is_new": event.kind in NEW_TEXT, "kind": event.kind}
        html = render_to_string("stories/_newer.html", context)
        return Fragment("replace", f"newer-{story.short_name}", html)


def _whole(story: Story, template: str) -> Fragment:
    """The article itself is replaced, so that nobody goes on reading it."""
    html = render_to_string(template, {"story": story, "edition": story.edition})
    return Fragment("replace", f"story-{story.short_name}", html)


CHANNEL = Channel(find, paint)
