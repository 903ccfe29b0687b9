"""One's own comment: how it stands, changing it for a quarter of an hour, taking it back whenever one likes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk import posting
from nightdesk.talk.errors import Refused
from nightdesk.talk.models import Comment
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.moderation.reasons import sentence
from nightdesk.talk.views.asking import posted_from_here, see_other, signed_in, to_sign_in
from nightdesk.talk.views.finding import Anywhere, found, their_own
from nightdesk.talk.views.writing import address_for_author


@never_cache
@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, edition: Edition, key: str, **where: str) -> HttpResponse:
    place = found(edition, where)
    person = signed_in(request)
    if person is None:
        return to_sign_in(request.path)
    comment = their_own(place, key, person)
    if request.method != "POST":
        return page(request, place, comment, text=comment.text)
    text = request.POST.get("text", "")
    try:
        posting.edit(comment, text, by=person)
    except Refused as refused:
        return page(request, place, comment, text=text, wrong=str(refused))
    return see_other(address_for_author(comment))


@never_cache
@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, edition: Edition, key: str, **where: str) -> HttpResponse:
    place = found(edition, where)
    person = signed_in(request)
    if person is None:
        return to_sign_in(request.path)
    comment = their_own(place, key, person)
    if request.method != "POST":
        return page(request, place, comment, text=comment.text)
    try:
        comment.withdraw(by=person)
    except Refused as refused:
        return page(request, place, comment, text=comment.text, wrong=str(refused))
    return see_other(place.address)


def page(
    request: HttpRequest, place: Anywhere, comment: Comment, *, text: str, wrong: str = ""
) -> HttpResponse:
    assert isinstance(request.user, Person)  # noqa: S101  # for the types: others are led to sign in
    context = {
        "edition": place.edition,
        "place": place,
        "comment": place.holding(comment),
        "text": text,
        "wrong": wrong,
        "may_be_edited": comment.may_be_edited(request.user, place.now),
        "why": why(comment),
    }
    return render(request, "talk/own.html", context, status=422 if wrong else 200)


def why(comment: Comment) -> str:
    """What its author is told of the last decision about it; nothing where readers see it."""
    if comment.is_shown:
        return ""
    against = comment.rulings.exclude(verdict=Verdict.SHOW)
    last = against.order_by("-at", "-pk").first()
    return sentence(last.reason, last.particulars) if last and last.reason else ""
