"""Rooms as pages: the list of them, one's settings, and the page on which its hosts keep it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import who
from nightdesk.desk.moderation.queue_pages import reasons
from nightdesk.desk.rooms.doors import for_hosts, room_of
from nightdesk.desk.rooms.forms import TIMES_OUT_FOR, LiftingForm, RoomForm
from nightdesk.desk.story_addresses import story_named_by
from nightdesk.stories.errors import Refused
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.permissions import may_moderate
from nightdesk.talk.rooms.exporting import lines
from nightdesk.talk.rooms.opening import change_room, open_room
from nightdesk.talk.state import State

TITLE = gettext_lazy("Chat rooms")
NEWEST = 50
MOST = 200


@for_hosts
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Those that are open first; of hosts who moderate nothing else, their own."""
    found = Room.objects.select_related("edition", "story").filter(forgotten_at=None)
    if not may_moderate(who(request)):
        found = found.filter(hosts=who(request))
    now = timezone.now()
    rooms = sorted(found.order_by("-made_at")[:MOST], key=lambda one: one.over_at(now) is not None)
    lines = [{"room": one, "is_open": one.standing().is_open(now)} for one in rooms]
    shown = {"lines": lines, "may_open": may_moderate(who(request))}
    return page(request, "index.html", shown)


def beginning(address: str) -> dict[str, Any]:
    """What can be guessed of a room that is opened from a story's own screens."""
    story = story_named_by(address)
    if story is None:
        return {}
    return {"edition": story.edition_id, "story_address": address, "title": story.headline}


@for_hosts
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    form = RoomForm(request.POST or None, initial=beginning(request.GET.get("story", "")))
    if form.is_bound and form.is_valid():
        try:
            room = open_room(form.cleaned_data["edition"], by=who(request), **form.columns())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("rooms:show", room.pk)
    return settings(request, form, gettext_lazy("New room"))


@for_hosts
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, pk: int) -> HttpResponse:
    room = room_of(who(request), pk)
    form = RoomForm(request.POST or None, instance=room)
    if form.is_bound and form.is_valid():
        try:
            change_room(Room.objects.get(pk=pk), by=who(request), **form.columns())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It holds from now on."))
            return redirect("rooms:show", pk)
    return settings(request, form, room.title)


@for_hosts
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest messages with all that can be done about each, and the room's own buttons."""
    room = room_of(who(request), pk)
    shown = {
        "room": room,
        "rows": newest(room),
        "is_open": room.standing().is_open(timezone.now()),
        "reasons": reasons(),
        "minutes": TIMES_OUT_FOR,
        "lifting": LiftingForm(auto_id=False),
    }
    if "rows" in request.GET:
        return render(request, "desk/rooms/_rows.html", shown)
    return page(request, "show.html", shown, room.title)


@for_hosts
@require_safe
def export(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """A line of JSON for each message that readers saw."""
    room = room_of(who(request), pk)
    answer = StreamingHttpResponse(lines(room), content_type="application/x-ndjson")
    answer["Content-Disposition"] = f'attachment; filename="{room.slug}.ndjson"'
    return answer


def newest(room: Room) -> list[Comment]:
    """Shown and held, the newest first, each knowing its room."""
    here = Comment.objects.said_in(room).filter(state__in=(State.SHOWN, State.HELD))
    found = list(here.select_related("author", "parent__author").order_by("-pk")[:NEWEST])
    for message in found:
        message.room = room
    return found


def settings(request: HttpRequest, form: RoomForm, title: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    shown = {"form": form, "room": form.instance, "media": form.media}
    return page(request, "form.html", shown, title, status=status)


def page(
    request: HttpRequest,
    template: str,
    shown: dict[str, Any],
    title: Any = TITLE,
    *,
    status: int = 200,
) -> HttpResponse:
    head = {"header_title": title, "page_title": title, "header_icon": "group"}
    return render(request, f"desk/rooms/{template}", head | shown, status=status)
