"""Fragments of a room: a message as open pages get it, drawn by the template that drew the page."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.events.models import Event
from nightdesk.stream.channels import Channel, Fragment, Line, Operation
from nightdesk.talk.models import Comment, Room

# After these a message stands where none stood.
COMING = frozenset({"message.posted", "message.restored"})


def find(name: str) -> Line | None:
    """`room:`, the edition's code and the room's slug, where readers see the room."""
    _word, _, rest = name.partition(":")
    code, _, slug = rest.partition(":")
    seen = Room.objects.visible(timezone.now())
    room = seen.filter(edition__code=code, slug=slug).select_related("edition").first()
    return Line(name, log=room.stream) if room else None


def paint(events: Sequence[Event]) -> list[Fragment]:
    """Each event as its message is now: what readers may no longer see is taken away. Two queries."""
    keys = {event.subject_id for event in events}
    every = {one.pk: one for one in Comment.objects.filter(pk__in=keys).in_place()}
    edition = next(iter(every.values())).venue.edition
    rooms = {one.room_id for one in every.values() if one.room_id is not None}
    seen = set(
        Room.objects.visible(timezone.now()).filter(pk__in=rooms).values_list("pk", flat=True)
    )
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        drawn: dict[int, str] = {}
        return [_fragment(event, every[event.subject_id], seen, drawn) for event in events]


def _fragment(event: Event, message: Comment, seen: set[int], drawn: dict[int, str]) -> Fragment:
    if not message.is_shown or message.room_id is None or message.room_id not in seen:
        return Fragment("remove", message.element_id)
    if message.pk not in drawn:
        drawn[message.pk] = render_to_string("talk/rooms/_message.html", {"message": message})
    operation: Operation = "append" if event.kind in COMING else "replace"
    return Fragment(operation, message.element_id, drawn[message.pk])


CHANNEL = Channel(find, paint)
