"""A room: what is said there, the same for everyone, and the door for what readers say."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from nightdesk.editions.models import Edition
from nightdesk.talk import posting
from nightdesk.talk.errors import Refused
from nightdesk.talk.models import Comment
from nightdesk.talk.rooms import leaves
from nightdesk.talk.rooms.place import RoomPlace
from nightdesk.talk.views.asking import posted_from_here, signed_in
from nightdesk.talk.views.finding import shown_to_all
from nightdesk.talk.views.own import why
from nightdesk.talk.views.rooms.gone import gone_with_its_story
from nightdesk.talk.views.writing import address_for_author, draft_of, take

READING = frozenset({"GET", "HEAD"})
DATA = "application/json"


@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
@gone_with_its_story
def show(request: HttpRequest, edition: Edition, room: str) -> HttpResponse:
    """GET: the newest messages; of a room that is over, its archive. POST: a message."""
    if request.method == "POST" and request.headers.get("accept") == DATA:
        return _told(request, RoomPlace.to_write_at(edition, room, timezone.now()))
    place = RoomPlace.at(edition, room, timezone.now())
    if request.method not in READING:
        return take(request, place)
    if place.is_over:
        leaf = leaves.leaf_of(place, request)
        return _page(request, place, "archive", leaf=leaf, stretch=leaves.Stretch(leaf.items))
    if request.GET.get("page"):
        raise Http404
    return _page(request, place, "room", stretch=leaves.newest(place))


@require_safe
@gone_with_its_story
def before(request: HttpRequest, edition: Edition, room: str, line: int) -> HttpResponse:
    """What was said before a line of its log."""
    place = RoomPlace.at(edition, room, timezone.now())
    return _page(request, place, "before", stretch=leaves.before(place, line), line=line)


@require_safe
@gone_with_its_story
def message(request: HttpRequest, edition: Edition, room: str, key: str) -> HttpResponse:
    """One message, and what was said before and after."""
    place = RoomPlace.at(edition, room, timezone.now())
    one = place.holding(shown_to_all(place, key))
    return _page(request, place, "message", stretch=leaves.around(place, one), message=one)


def _page(request: HttpRequest, place: RoomPlace, name: str, **context: Any) -> HttpResponse:
    shared = {"edition": place.edition, "place": place, "room": place.room, "now": place.now}
    return render(request, f"talk/rooms/{name}.html", shared | context)


def _told(request: HttpRequest, place: RoomPlace) -> JsonResponse:
    """The same for a page that sends by itself: it keeps what was refused, and sends again what was lost."""
    person = signed_in(request)
    if person is None:
        return JsonResponse({"sign_in": f"{place.address}write/"}, status=HTTPStatus.UNAUTHORIZED)
    try:
        said = posting.post(place.room, draft_of(request), by=person, now=place.now)
    except Refused as refused:
        return JsonResponse({"wrong": str(refused)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse(_answer(place, said), status=HTTPStatus.CREATED)


def _answer(place: RoomPlace, said: Comment) -> dict[str, str]:
    """What its author sees in its place: the message as all get it, or why only they see it so far."""
    told = {"id": said.element_id, "address": address_for_author(said)}
    if not said.is_shown:
        return {**told, "why": why(said)}
    said.line = Comment.objects.filter(pk=said.pk).values_list("line", flat=True).get()
    by_host = said.author.is_newsroom and said.author_id in place.host_ids
    context = {"message": place.holding(said), "is_by_host": by_host}
    return {**told, "html": render_to_string("talk/rooms/_message.html", context)}
