"""The crowd: what those who keep a room do with one who disturbs it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.talk import deciding
from nightdesk.talk.deciding import Choice
from nightdesk.talk.models import Comment, Room, Sanction
from nightdesk.talk.models.comment import CommentQuerySet
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.permissions import refuse_unless_moderator
from nightdesk.talk.sanctioning import Order, sanction
from nightdesk.talk.state import State

AT_ONCE = 100


def time_out(room: Room, person: Person, minutes: int, reason: str, *, by: Person) -> Sanction:
    """They read on, and write again when the minutes are over. They are told by mail."""
    until = timezone.now() + timedelta(minutes=minutes)
    return sanction(person, Order(Measure.SUSPEND, reason, until, room=room), by=by)


def ban(room: Room, person: Person, reason: str, *, by: Person) -> Sanction:
    """From this room, until it is lifted."""
    return sanction(person, Order(Measure.BAN, reason, room=room), by=by)


def clear(room: Room, person: Person, reason: str, *, by: Person) -> int:
    """All of theirs leaves the room; how many that were. In steps, so that nobody's writing waits for all of it.

    They are told once, of the newest: a hundred letters say no more than one.
    """
    refuse_unless_moderator(by, room)
    here = Comment.objects.said_in(room).by(person).filter(state__in=(State.SHOWN, State.HELD))
    newest = here.in_place().order_by("-pk").first()
    if newest is None:
        return 0
    deciding.decide(newest, Choice(deciding.REJECT, newest.version, reason), by=by)
    cleared = 1
    while step := _clear_some(here, reason, by=by):
        cleared += step
    return cleared


@transaction.atomic
def _clear_some(here: CommentQuerySet, reason: str, *, by: Person) -> int:
    found = list(here.in_place().order_by("-pk")[:AT_ONCE])
    for message in found:
        message.reject(reason, by=by)
    return len(found)
