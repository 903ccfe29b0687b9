"""Writing: the form on a page of its own, and what becomes of what is sent."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nightdesk.editions.models import Edition
from nightdesk.lib.whence import address_of, counted
from nightdesk.live.models import Post
from nightdesk.people.models import Person
from nightdesk.talk import posting
from nightdesk.talk.errors import Refused
from nightdesk.talk.models import Comment
from nightdesk.talk.place import Place
from nightdesk.talk.text import LONGEST
from nightdesk.talk.views.asking import posted_from_here, see_other, signed_in, to_sign_in
from nightdesk.talk.views.finding import Anywhere, found

KEPT = "written"
LONGEST_WORD = 64
# What is kept until somebody has signed in is no longer than a comment may be, more or less.
LONGEST_KEPT = 2 * LONGEST


@never_cache
@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, edition: Edition, **where: str) -> HttpResponse:
    """GET: the form, with `?to=` a comment that is answered. POST: as to the discussion; or on to signing in."""
    place = found(edition, where)
    if request.method != "POST":
        return form(request, place, kept_for(request, place))
    if signed_in(request) is None and "way" in request.POST:
        draft = draft_of(request)
        told = {"at": place.address, "text": draft.text[:LONGEST_KEPT], "to": draft.answers}
        told["post"] = draft.about
        request.session[KEPT] = told
        return to_sign_in(f"{place.address}write/", request.POST["way"])
    return take(request, place)


def take(request: HttpRequest, place: Anywhere) -> HttpResponse:
    """A comment of whoever is signed in. Others keep their text, and are led to sign in and back."""
    person, draft = signed_in(request), draft_of(request)
    if person is None:
        return form(request, place, draft, status=401)
    try:
        comment = posting.post(place.at_hand, draft, by=person, now=place.now)
    except Refused as refused:
        return form(request, place, draft, status=422, wrong=str(refused))
    request.session.pop(KEPT, None)
    return see_other(address_for_author(comment))


def address_for_author(comment: Comment) -> str:
    """Where its author sees it: with all others, or alone as long as nobody else does."""
    return comment.address if comment.is_shown else f"{comment.address}edit/"


def draft_of(request: HttpRequest) -> posting.Draft:
    posted = request.POST
    return posting.Draft(
        text=posted.get("text", ""),
        answers=posted.get("to", "")[:LONGEST_WORD],
        about=posted.get("post", "")[:LONGEST_WORD],
        language=posted.get("language", "")[:12],
        once=posted.get("once", "")[:LONGEST_WORD],
        address=counted(address_of(request)),
    )


def kept_for(request: HttpRequest, place: Anywhere) -> posting.Draft:
    """What they wrote before they signed in, if it was here; and what they answer."""
    kept = request.session.get(KEPT) or {}
    if kept.get("at") != place.address:
        kept = {}
    answers = request.GET.get("to") or kept.get("to", "")
    about = request.GET.get("post") or kept.get("post", "")
    return posting.Draft(
        kept.get("text", ""), answers=answers[:LONGEST_WORD], about=about[:LONGEST_WORD]
    )


def form(
    request: HttpRequest,
    place: Anywhere,
    draft: posting.Draft,
    *,
    status: int = 200,
    wrong: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {
        "edition": place.edition,
        "place": place,
        "draft": draft,
        "answered": _answered(place, draft.answers),
        "about": _about(place, draft),
        "once": draft.once or secrets.token_urlsafe(12),
        "is_signed_in": isinstance(request.user, Person),
        "wrong": wrong,
    }
    return render(request, "talk/write.html", context, status=status)


def _about(place: Anywhere, draft: posting.Draft) -> Post | None:
    """The post of the live blog that it will be about; of an answer its thread says so."""
    is_asked = draft.about and not draft.answers and isinstance(place, Place)
    return posting.post_of(place.at_hand.pk, draft.about) if is_asked else None


def _answered(place: Anywhere, key: str) -> Comment | None:
    if not key:
        return None
    among = Comment.objects.shown().filter(**place.here, key=key)
    return among.select_related("author").first()
