"""Forgetting: a room that is to be forgotten is, so many days after it was over."""

from datetime import datetime, timedelta

from django.db import transaction

from nightdesk.talk.models import Comment, EarlierText, Room
from nightdesk.talk.models.room import Afterwards
from nightdesk.talk.state import State

AT_ONCE = 500


def forget_due(now: datetime) -> int:
    """How many rooms were forgotten. Any number of processes may at once."""
    return sum(_forget(room, now) for room in Room.objects.over(now) if is_due(room, now))


def is_due(room: Room, now: datetime) -> bool:
    over = room.over_at(now)
    days = timedelta(days=room.forget_after_days)
    return room.afterwards == Afterwards.FORGET and over is not None and over + days <= now


def _forget(room: Room, now: datetime) -> bool:
    """First readers know of it no more, then the words go, some at a time."""
    with transaction.atomic():
        here = Room.objects.filter(pk=room.pk, forgotten_at=None)
        if not here.update(forgotten_at=now, pinned=None):
            return False
        room.forgotten_at, room.pinned = now, None
        room.tell("forgotten", None, now)
    while _forget_some(room):
        pass
    return True


@transaction.atomic
def _forget_some(room: Room) -> int:
    """Of what was decided about, the law asks to keep that it was; its words go all the same."""
    here = Comment.objects.said_in(room).exclude(text="", html="")
    keys = list(here.values_list("pk", flat=True)[:AT_ONCE])
    EarlierText.objects.filter(comment__in=keys).delete()
    for kind in ("reports", "told", "reaction_rows"):
        Comment._meta.get_field(kind).related_model.objects.filter(  # type: ignore[union-attr]
            **{f"{'answer' if kind == 'told' else 'comment'}__in": keys}
        ).delete()
    columns = {"text": "", "html": "", "once": None, "printed_as": "", "state": State.DELETED}
    Comment.objects.filter(pk__in=keys).update(**columns)
    return len(keys)
