"""Fragments of a room: a message, or how the room stands, drawn by the templates that drew the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.events.models import Event
from nightdesk.stream.channels import Channel, Fragment, Line, Operation
from nightdesk.talk.models import Comment, Room

# After these a message stands where none stood.
COMING = frozenset({"message.posted", "message.restored"})
ROOM = "talk.room"


def find(name: str) -> Line | None:
    """`room:`, the edition's code and the room's slug, where readers see the room."""
    _word, _, rest = name.partition(":")
    code, _, slug = rest.partition(":")
    seen = Room.objects.visible(timezone.now())
    room = seen.filter(edition__code=code, slug=slug).select_related("edition").first()
    return Line(name, log=room.stream) if room else None


def paint(events: Sequence[Event]) -> list[Fragment]:
    """Each event as its message or room is now. Four queries, and each message is drawn once."""
    messages = {one.subject_id for one in events if one.subject_type != ROOM}
    every = {one.pk: one for one in Comment.objects.filter(pk__in=messages).in_place()}
    rooms = {one.subject_id for one in events if one.subject_type == ROOM}
    rooms |= {one.room_id for one in every.values() if one.room_id is not None}
    found = Room.objects.filter(pk__in=rooms).select_related("edition", "pinned__author")
    canvas = Canvas(every, {one.pk: one for one in found})
    edition = next(iter(canvas.rooms.values())).edition
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        return [canvas.fragment(event) for event in events]


@dataclass
class Canvas:
    """What is drawn on: `seen` are the rooms that readers may know of now."""

    messages: dict[int, Comment]
    rooms: dict[int, Room]
    drawn: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seen = Room.objects.visible(timezone.now()).filter(pk__in=list(self.rooms))
        self.seen = set(seen.values_list("pk", flat=True))
        keeping = Room.hosts.through.objects.filter(room__in=self.seen)
        self.keeping = set(keeping.values_list("room_id", "person_id"))

    def fragment(self, event: Event) -> Fragment:
        if event.subject_type == ROOM:
            return self._standing(self.rooms[event.subject_id])
        return self._message(event, self.messages[event.subject_id])

    def _standing(self, room: Room) -> Fragment:
        if room.pk not in self.seen:
            return Fragment("remove", room.element_id)
        context = {"room": room, "now": timezone.now()}
        html = render_to_string("talk/rooms/_standing.html", context)
        return Fragment("replace", room.element_id, html)

    def _message(self, event: Event, message: Comment) -> Fragment:
        """What readers may no longer see is taken away, on replay too."""
        if not message.is_shown or message.room_id not in self.seen:
            return Fragment("remove", message.element_id)
        if message.pk not in self.drawn:
            if message.parent is not None:
                message.parent.room = message.room
            context = {"message": message, "is_by_host": self._is_by_host(message)}
            self.drawn[message.pk] = render_to_string("talk/rooms/_message.html", context)
        operation: Operation = "append" if event.kind in COMING else "replace"
        return Fragment(operation, message.element_id, self.drawn[message.pk])

    def _is_by_host(self, message: Comment) -> bool:
        return (message.room_id, message.author_id) in self.keeping


# A full room is told a few times a second: what is said in between comes together.
CHANNEL = Channel(find, paint, at_most=5.0)
