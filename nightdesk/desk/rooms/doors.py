"""Who comes in to the rooms' screens: moderators, and the hosts of each room."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from nightdesk.desk.moderation.doors import who
from nightdesk.people.models import Person
from nightdesk.talk.models import Room
from nightdesk.talk.permissions import may_moderate

View = Callable[..., HttpResponseBase]


def keeps_any(person: Person) -> bool:
    return may_moderate(person) or (person.is_newsroom and person.rooms_kept.exists())


def for_hosts(view: View) -> View:
    """Asked before anything else is."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not keeps_any(who(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def room_of(person: Person, pk: int) -> Room:
    """One that this person keeps. Others are not there."""
    found = Room.objects.filter(pk=pk, forgotten_at=None)
    room = found.select_related("edition", "story__edition", "story__section", "pinned").first()
    if room is None or not (room.is_kept_by(person) or may_moderate(person, room)):
        raise Http404
    return room
