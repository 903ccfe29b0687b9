"""Nodding to a comment, and taking the nod back."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nightdesk.editions.models import Edition
from nightdesk.talk.errors import Refused
from nightdesk.talk.models import Comment, Reaction
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.views.asking import posted_from_here, see_other, signed_in, to_sign_in
from nightdesk.talk.views.finding import Anywhere, found, shown


@never_cache
@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, edition: Edition, key: str, **where: str) -> HttpResponse:
    """POST `kind`: there, if it was not; gone, if it was. `on=1` or `on=0` say which is wanted."""
    place = found(edition, where)
    comment = shown(place, key)
    person = signed_in(request)
    if person is None:
        return to_sign_in(f"{comment.address}reaction/")
    if request.method != "POST":
        return page(request, place, comment)
    kind = request.POST.get("kind", "")
    if kind not in Kind.values:
        return HttpResponseBadRequest()
    theirs = Reaction.objects.filter(comment=comment, person=person, kind=kind)
    on = request.POST.get("on") or ("0" if theirs.exists() else "1")
    try:
        comment.react(Kind(kind), by=person, on=on == "1")
    except Refused as refused:
        return page(request, place, comment, wrong=str(refused))
    return see_other(comment.address)


def page(request: HttpRequest, place: Anywhere, comment: Comment, wrong: str = "") -> HttpResponse:
    context = {
        "edition": place.edition,
        "place": place,
        "comment": place.holding(comment),
        "wrong": wrong,
    }
    return render(request, "talk/reaction.html", context, status=422 if wrong else 200)
