"""Fragments of the wire: an item as open pages get it, drawn by the template that drew the page."""

from collections.abc import Iterable, Mapping, Sequence

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.lib.short_name import short_name
from nightdesk.live.models import Post
from nightdesk.stories.models import Story
from nightdesk.stream.channels import Channel, Fragment, Line
from nightdesk.wire.item import FLASH, LIVE_BLOG, POST, STORY, Item, Subject, items_of, subject_of
from nightdesk.wire.line import acts
from nightdesk.wire.models import Flash

RECORDS = {STORY: Story, FLASH: Flash, POST: Post}


def find(name: str) -> Line | None:
    """`wire:fr`: the wire of an edition."""
    edition = Edition.objects.with_code(name.partition(":")[2])
    return Line(name, log=edition.wire_stream) if edition and name == edition.wire_stream else None


def paint(events: Sequence[Event]) -> list[Fragment]:
    """Each event as its subject is now; what readers may no longer see is removed."""
    code = events[0].stream.name.partition(":")[2]
    edition = Edition.objects.get(code=code)
    now = timezone.now()
    subjects = {event.subject_id for event in events}
    last = acts(edition, now).filter(subject_id__in=subjects)
    items = {subject_of(item.event): item for item in items_of(edition, last)}
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        drawn = {subject: _drawn(item) for subject, item in items.items()}
    drawn |= _removals({subject_of(event) for event in events} - items.keys())
    return [_told_by(event, drawn) for event in events]


def _drawn(item: Item) -> Fragment:
    html = render_to_string("wire/_item.html", {"item": item})
    return Fragment("prepend", item.element_id, html)


def _told_by(event: Event, drawn: Mapping[Subject, Fragment]) -> Fragment:
    """That coverage ended is no news of the story: its line says so, and stays where it is."""
    fragment = drawn[subject_of(event)]
    is_beside = event.subject_type == LIVE_BLOG and fragment.operation == "prepend"
    return Fragment("replace", fragment.target, fragment.html) if is_beside else fragment


def _removals(subjects: Iterable[Subject]) -> dict[Subject, Fragment]:
    """Of a hidden subject nothing is told but the name that its line had."""
    found = {}
    for label, key in subjects:
        uri = RECORDS[label]._default_manager.values_list("uri", flat=True).get(pk=key)
        found[label, key] = Fragment("remove", f"wire-{short_name(uri)}")
    return found


CHANNEL = Channel(find, paint)
