"""What hosts press: each button is one act, told to the room's readers at once."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import who
from nightdesk.desk.rooms.doors import for_hosts, room_of
from nightdesk.desk.rooms.forms import TIMES_OUT_FOR, LiftingForm
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.talk.deciding import APPROVE, HOLD, REJECT, Choice, decide
from nightdesk.talk.errors import NotNow
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.models.lifting import Into
from nightdesk.talk.rooms import crowd
from nightdesk.talk.rooms.lifting import lift

Said = Mapping[str, str]
OnRoom = Callable[[Room, Person, Said], None]
OnMessage = Callable[[Comment, Person, Said], str | None]
LONGEST = 300


@for_hosts
@require_POST
def on_room(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `act`: freeze, thaw, close, reopen or unpin; with `why` where readers are told one."""
    room = room_of(who(request), pk)
    act = ON_ROOM.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        act(room, who(request), request.POST)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("rooms:show", pk)


@for_hosts
@require_POST
def on_message(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """POST `act`, with `reason`, `minutes` or where to it is lifted, as the act asks."""
    room = room_of(who(request), pk)
    found = Comment.objects.said_in(room).filter(key=key).in_place().first()
    act = ON_MESSAGE.get(request.POST.get("act", ""))
    if act is None or found is None:
        raise Http404
    try:
        told = act(found, who(request), request.POST)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        if told:
            messages.success(request, told)
    return redirect("rooms:show", pk)


def _why(said: Said) -> str:
    return said.get("why", "")[:LONGEST].strip()


def _decide(verb: str) -> OnMessage:
    def act(message: Comment, by: Person, said: Said) -> None:
        version = said.get("version", "")
        seen = int(version) if version.isdecimal() and len(version) < 10 else 0  # noqa: PLR2004 - of a version
        decide(message, Choice(verb, seen, said.get("reason", "")), by=by)

    return act


def _pin(message: Comment, by: Person, _said: Said) -> None:
    _room(message).pin(message, by=by)


def _time_out(message: Comment, by: Person, said: Said) -> str:
    minutes = int(said["minutes"]) if said.get("minutes", "").isdecimal() else 0
    if minutes not in dict(TIMES_OUT_FOR):
        raise NotNow(_("Say for how long."))
    crowd.time_out(_room(message), message.author, minutes, _reason(said), by=by)
    return _("%(name)s writes again later.") % {"name": message.signature}


def _ban(message: Comment, by: Person, said: Said) -> str:
    crowd.ban(_room(message), message.author, _reason(said), by=by)
    return _("%(name)s writes here no more.") % {"name": message.signature}


def _clear(message: Comment, by: Person, said: Said) -> str:
    many = crowd.clear(_room(message), message.author, said.get("reason", ""), by=by)
    return ngettext("%(many)d message removed.", "%(many)d messages removed.", many) % {
        "many": many
    }


def _lift(message: Comment, by: Person, said: Said) -> str:
    form = LiftingForm(said)
    if not form.is_valid():
        raise NotNow(" ".join(str(one) for of in form.errors.values() for one in of))
    made = lift(message, form.cleaned_data["address"], Into(form.cleaned_data["into"]), by=by)
    if made.post is not None and not made.post.is_shown:
        return _("It waits in the live blog until somebody sends it.")
    return _("It is there.") if made.is_granted else _("Its author is asked.")


def _reason(said: Said) -> str:
    """In the host's own words: the person is told them."""
    if not _why(said):
        raise NotNow(_("Say why."))
    return _why(said)


def _room(message: Comment) -> Room:
    assert message.room is not None  # noqa: S101  # it was found in one
    return message.room


ON_ROOM: Mapping[str, OnRoom] = {
    "freeze": lambda room, by, said: room.freeze(by=by, why=_why(said)),
    "thaw": lambda room, by, _said: room.thaw(by=by),
    "close": lambda room, by, said: room.close(by=by, why=_why(said)),
    "reopen": lambda room, by, _said: room.reopen(by=by),
    "unpin": lambda room, by, _said: room.unpin(by=by),
}
ON_MESSAGE: Mapping[str, OnMessage] = {
    "approve": _decide(APPROVE),
    "reject": _decide(REJECT),
    "hold": _decide(HOLD),
    "pin": _pin,
    "time_out": _time_out,
    "ban": _ban,
    "clear": _clear,
    "lift": _lift,
}
