"""Leaves of a room: so many messages at a time, in the order of the log, whatever its length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise
from operator import or_

from django.db.models import Q
from django.http import Http404, HttpRequest

from nightdesk.lib.leaf import Leaf
from nightdesk.talk.models import Comment
from nightdesk.talk.models.comment import CommentQuerySet
from nightdesk.talk.rooms.place import RoomPlace

LENGTH = 50
# On each side of a message at its own address.
AROUND = 20
# Who goes on within this time is not named again.
IN_ONE_BREATH = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Said:
    """A message on a page: `day` where one begins, `goes_on` where its author was the last who spoke."""

    message: Comment
    day: date | None
    goes_on: bool
    is_by_host: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of what was said, the oldest first. `older` and `newer` are the lines before which other pages go on."""

    said: list[Said]
    older: int | None = None
    newer: int | None = None


def newest(place: RoomPlace) -> Stretch:
    """What the room's page shows while people talk. Two queries, as all of these."""
    return _backwards(place, _told(place))


def before(place: RoomPlace, line: int) -> Stretch:
    """What was said before a line that pages know of."""
    if not 1 < line <= place.room.settled:
        raise Http404
    stretch = _backwards(place, _told(place).filter(line__lt=line))
    after = _told(place).filter(line__gte=line).order_by("line").values_list("line", flat=True)
    newer = list(after[LENGTH : LENGTH + 1])
    return Stretch(stretch.said, stretch.older, newer[0] if newer else None)


def around(place: RoomPlace, message: Comment) -> Stretch:
    """A message and what was said about it. Its author is led here before the page of the room knows of it."""
    here = message.line or 0
    every = _told(place, until=max(place.room.settled, here))
    earlier = list(every.filter(line__lt=here).order_by("-line")[: AROUND + 1])
    later = list(every.filter(line__gte=here).order_by("line")[: AROUND + 1])
    shown = [*reversed(earlier[:AROUND]), *later]
    older = shown[0].line if len(earlier) > AROUND else None
    return Stretch(_said(place, shown), older)


def leaf_of(place: RoomPlace, request: HttpRequest) -> Leaf:
    """A page of the archive, from its beginning."""
    leaf = Leaf.asked_for(request, _told(place).order_by("line"), length=LENGTH)
    return Leaf(_said(place, leaf.items), leaf.number, leaf.has_older)


def found_in(place: RoomPlace, words: str) -> list[Said]:
    """Messages with these words as they are written, the newest first, each with its day."""
    # SQLite compares other letters than a to z as they are, so three ways of writing them are asked for.
    written = {words, words.lower(), words.capitalize()}
    holding = reduce(or_, (Q(text__icontains=one) for one in written))
    chosen = _told(place).filter(holding)
    return [
        Said(one, _day(place, one), goes_on=False, is_by_host=one.author_id in place.host_ids)
        for one in map(place.holding, chosen.order_by("-line")[:LENGTH])
    ]


def _told(place: RoomPlace, until: int | None = None) -> CommentQuerySet:
    """What readers see of the room, as of the log's line that its page knows of."""
    settled = place.room.settled if until is None else until
    every = Comment.objects.shown().said_in(place.room).filter(line__lte=settled)
    return every.select_related("author", "parent__author")


def _backwards(place: RoomPlace, every: CommentQuerySet) -> Stretch:
    found = list(every.order_by("-line")[: LENGTH + 1])
    shown = found[:LENGTH][::-1]
    older = shown[0].line if len(found) > LENGTH else None
    return Stretch(_said(place, shown), older)


def _said(place: RoomPlace, messages: Iterable[Comment]) -> list[Said]:
    first: list[Comment | None] = [None]
    return [
        Said(
            message=place.holding(one),
            day=None if last and _day(place, last) == _day(place, one) else _day(place, one),
            goes_on=last is not None and _goes_on(last, one),
            is_by_host=one.author_id in place.host_ids,
        )
        for last, one in pairwise([*first, *messages])
        if one is not None
    ]


def _day(place: RoomPlace, message: Comment) -> date:
    return (message.shown_at or message.posted_at).astimezone(place.edition.zone).date()


def _goes_on(last: Comment, one: Comment) -> bool:
    """The same voice, in one breath, answering nobody."""
    if one.author_id != last.author_id or one.printed_as != last.printed_as or one.parent_id:
        return False
    then, now = last.shown_at or last.posted_at, one.shown_at or one.posted_at
    return now - then < IN_ONE_BREATH and then.date() == now.date()
