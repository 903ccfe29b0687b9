"""Acting on the queue: approving, rejecting and holding, one or many, and saying that one looks at something."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import for_moderators, who
from nightdesk.desk.moderation.queue import PAGE
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.talk.deciding import APPROVE, HOLD, REJECT, Choice, decide, subject_of
from nightdesk.talk.models import Claim, Comment
from nightdesk.talk.models.placed import placed
from nightdesk.talk.scopes import within

ACTS = frozenset({APPROVE, REJECT, HOLD})
Refusals = dict[str, str]


@for_moderators
@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """`act` with `chosen` many times, or a button's `act.key.version`. Each is decided by itself."""
    verb, chosen = asked_for(request)
    if verb not in ACTS or not chosen:
        return answered(request, [], {"": _("Choose what to do, and with which comments.")})
    found = of_scope(who(request), chosen)
    done: list[str] = []
    refused: Refusals = {key: _("It is not there.") for key in chosen if key not in found}
    for key, comment in found.items():
        told = {"reason": request.POST.get("reason", ""), "note": request.POST.get("note", "")}
        choice = Choice(verb, chosen[key], told["reason"], told["note"][:1000].strip())
        try:
            decide(comment, choice, by=who(request))
        except Refused as refusal:
            refused[key] = str(refusal)
        else:
            done.append(key)
    return answered(request, done, refused)


def asked_for(request: HttpRequest) -> tuple[str, dict[str, int]]:
    """The act, and the versions by key."""
    verb, _dot, handle = request.POST.get("act", "").partition(".")
    handles = [handle] if handle else request.POST.getlist("chosen")[:PAGE]
    parts = [one.rpartition(".") for one in handles]
    return verb, {
        key: int(version)
        for key, _sign, version in parts
        if version.isdecimal() and len(version) < 10  # noqa: PLR2004 - of a version
    }


def of_scope(person: Person, keys: Any) -> dict[str, Comment]:
    found = Comment.objects.filter(within(person), key__in=keys)
    found = found.select_related("author", *placed())
    return {one.key: one for one in found}


def answered(request: HttpRequest, done: list[str], refused: Refusals) -> HttpResponse:
    """To a script what became of each; to a form the list again, with a sentence above it."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"done": done, "refused": refused})
    if done:
        many = len(done)
        sentence = ngettext("%(many)d comment decided.", "%(many)d comments decided.", many)
        messages.success(request, sentence % {"many": many})
    for refusal in dict.fromkeys(refused.values()):
        messages.error(request, refusal)
    return redirect(way_back(request))


def way_back(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else reverse("moderation:index")


@for_moderators
@require_POST
def claim(request: HttpRequest) -> HttpResponse:
    """Say that one looks at this and at nothing else; without a key, at nothing."""
    key = request.POST.get("key", "")
    found = of_scope(who(request), [key]).get(key)
    subject = subject_of(found) if found else ""
    Claim.objects.give_back(who(request), but=subject)
    taken = bool(found) and Claim.objects.take(subject, by=who(request), now=timezone.now())
    return JsonResponse({"taken": taken})
