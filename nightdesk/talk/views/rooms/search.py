"""Looking for words in what was said in a room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.text import one_line
from nightdesk.talk.rooms import leaves
from nightdesk.talk.rooms.place import RoomPlace
from nightdesk.talk.views.rooms.gone import gone_with_its_story

SHORTEST, LONGEST = 2, 60


@never_cache
@require_safe
@gone_with_its_story
def show(request: HttpRequest, edition: Edition, room: str) -> HttpResponse:
    """`?q=` a word or a phrase; the newest messages that have it."""
    place = RoomPlace.at(edition, room, timezone.now())
    asked = one_line(request.GET.get("q", ""))[:LONGEST]
    found = leaves.found_in(place, asked) if len(asked) >= SHORTEST else []
    context = {
        "edition": edition,
        "place": place,
        "room": place.room,
        "asked": asked,
        "found": found,
        "length": leaves.LENGTH,
    }
    return render(request, "talk/rooms/search.html", context)
