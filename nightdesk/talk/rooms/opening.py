"""Opening: whoever moderates opens a room, in an edition or along with one of its stories."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Room
from nightdesk.talk.permissions import may_moderate, refuse_unless_moderator


def open_room(edition: Edition, *, by: Person, **columns: Any) -> Room:
    """The room, kept by whoever opened it. Along with a story, that story's desk answers for it."""
    hosts = columns.pop("hosts", None) or [by]
    story = columns.get("story")
    columns["desk_id"] = story.desk_id if story else columns.pop("desk_id", None)
    room = Room(edition=edition, made_by=by, made_at=timezone.now(), **columns)
    if not may_moderate(by):
        raise NotTheirs(_("You open no rooms."))
    refuse_unless_moderator_of(room, by)
    try:
        with transaction.atomic():
            room.save(force_insert=True)
            room.hosts.set(hosts)
            room.tell("opened", by)
    except IntegrityError:
        raise NotNow(_("There is a room with this address already.")) from None
    return room


@transaction.atomic
def change_room(room: Room, *, by: Person, **columns: Any) -> None:
    """Other settings, and who keeps it."""
    hosts = columns.pop("hosts", None)
    refuse_unless_moderator(by, room)
    if hosts is not None:
        room.hosts.set(hosts)
    room.change(by=by, **columns)


def refuse_unless_moderator_of(room: Room, by: Person) -> None:
    """Of a room that is not stored yet nobody is a host."""
    if not may_moderate(by, room):
        raise NotTheirs(_("Another desk answers for this."))
