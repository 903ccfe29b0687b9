"""Listing: which rooms an edition has, as readers may know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from nightdesk.bakery.staleness import good_until, reading
from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.stories.generations import reading_names_of
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.models import Room

if TYPE_CHECKING:
    from nightdesk.talk.models.room import RoomQuerySet

# More at once nobody keeps.
MOST = 100


@dataclass(frozen=True, slots=True)
class Listing:
    """Where readers talk now, where they will, and a leaf of where they did."""

    open: list[Room]
    coming: list[Room]
    over: Leaf


def listing_of(edition: Edition, request: HttpRequest, now: datetime) -> Listing:
    """Three queries; those that are open come first opened first, archives the latest first."""
    _read_waiting(edition, now)
    going_on = list(
        _going_on(edition, now).order_by(F("opens_at").asc(nulls_first=True), "pk")[:MOST]
    )
    ended = Coalesce("closed_at", "closes_at").desc()
    over = Leaf.asked_for(request, _visible(edition, now).filter(_over(now)).order_by(ended, "-pk"))
    _read([*going_on, *over.items], edition, now)
    reading(*(one.generation for one in over.items))  # how much was said there
    coming = [one for one in going_on if one.opens_at is not None and now < one.opens_at]
    return Listing([one for one in going_on if one not in coming], coming, over)


def _visible(edition: Edition, now: datetime) -> "RoomQuerySet":
    reading(generations.rooms(edition.pk))
    return Room.objects.filter(edition=edition).visible(now)


def _read_waiting(edition: Edition, now: datetime) -> None:
    """Rooms whose story is not out show up along with it."""
    announced = Room.objects.filter(edition=edition, forgotten_at=None, is_announced=True)
    seen = Story.objects.visible_to(None, now).values("pk")
    waiting = announced.exclude(story=None).exclude(story__in=seen)
    reading_names_of(waiting.values_list("story", flat=True))


def _over(now: datetime) -> Q:
    return Q(closed_at__isnull=False) | Q(closes_at__lte=now)


def _going_on(edition: Edition, now: datetime) -> "RoomQuerySet":
    return _visible(edition, now).exclude(_over(now))


def _read(rooms: Iterable[Room], edition: Edition, now: datetime) -> None:
    """These are on the page, until one of them opens or closes by itself."""
    for room in rooms:
        room.edition = edition
        if room.story_id is not None:
            reading_names_of([room.story_id])
        for instant in (room.opens_at, room.closes_at):
            if instant is not None and instant > now:
                good_until(instant)
