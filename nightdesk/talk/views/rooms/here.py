"""Who has a room open: how many, as a sample; and by name those members who allow it, which no baked page tells."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from nightdesk.editions.models import Edition
from nightdesk.stream import present
from nightdesk.talk.models import Presence, Room
from nightdesk.talk.names import sealed
from nightdesk.talk.rooms.place import RoomPlace
from nightdesk.talk.views.asking import posted_from_here, signed_in


@never_cache
@require_safe
def show(request: HttpRequest, edition: Edition, room: str) -> JsonResponse:
    """Of a room that readers do not know there is nobody to name."""
    del request
    seen = Room.objects.filter(edition=edition, slug=room).visible(timezone.now())
    return _told(edition, room, seen.first())


@never_cache
@posted_from_here
@require_POST
def come(request: HttpRequest, edition: Edition, room: str) -> JsonResponse:
    """The same for somebody who is signed in: they are there, and named if they allow it."""
    place = RoomPlace.to_write_at(edition, room, timezone.now())
    person = signed_in(request)
    if person is not None:
        Presence.objects.come(person, place.room, place.now)
    return _told(edition, room, place.room)


def _told(edition: Edition, slug: str, room: Room | None) -> JsonResponse:
    people = Presence.objects.people(room, timezone.now()) if room else []
    names = [{"name": one.public_name, "by": sealed(one.pk)} for one in people]
    told = {"here": present(f"room:{edition.code}:{slug}"), "names": names}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
