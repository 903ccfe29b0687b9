"""Fragments of the wire: an item as open pages get it, drawn by the template that drew the page."""

from collections.abc import Iterable, Sequence

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.lib.short_name import short_name
from nightdesk.stories.models import Story
from nightdesk.stream.channels import Channel, Fragment, Line
from nightdesk.wire.item import STORY, Item, items_of
from nightdesk.wire.line import acts
from nightdesk.wire.models import Flash


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
    items = {(item.event.subject_type, item.subject.pk): item for item in items_of(edition, last)}
    gone = _names_of_hidden(event for event in events if _subject(event) not in items)
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        drawn = {subject: _drawn(item) for subject, item in items.items()}
    return [drawn.get(_subject(event)) or gone[_subject(event)] for event in events]


def _subject(event: Event) -> tuple[str, int]:
    return event.subject_type, event.subject_id


def _drawn(item: Item) -> Fragment:
    html = render_to_string("wire/_item.html", {"item": item})
    return Fragment("prepend", item.element_id, html)


def _names_of_hidden(events: Iterable[Event]) -> dict[tuple[str, int], Fragment]:
    """Removals. Of a hidden subject nothing is told but the name that its line had."""
    found = {}
    for subject in {_subject(event) for event in events}:
        label, key = subject
        records = Story.objects if label == STORY else Flash.objects
        uri = records.values_list("uri", flat=True).get(pk=key)
        found[subject] = Fragment("remove", f"wire-{short_name(uri)}")
    return found


CHANNEL = Channel(find, paint)
