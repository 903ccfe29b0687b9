"""Seeing nothing more of somebody, or seeing them again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nightdesk.editions.models import Edition
from nightdesk.talk import muting
from nightdesk.talk.views.asking import posted_from_here, see_other, signed_in, to_sign_in
from nightdesk.talk.views.finding import found, shown_to_all


@never_cache
@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, edition: Edition, key: str, **where: str) -> HttpResponse:
    """POST: whoever wrote this comment is muted; with `on=0` no more."""
    place = found(edition, where)
    comment = place.holding(shown_to_all(place, key))
    person = signed_in(request)
    if person is None:
        return to_sign_in(f"{comment.address}mute/")
    if request.method == "POST":
        change = muting.unmute if request.POST.get("on") == "0" else muting.mute
        change(comment, by=person)
        return see_other(f"{comment.address}mute/")
    context = {
        "edition": edition,
        "place": place,
        "comment": comment,
        "is_muted": muting.is_muted(comment, by=person),
        "is_own": muting.is_own(comment, person),
    }
    return render(request, "talk/mute.html", context)
