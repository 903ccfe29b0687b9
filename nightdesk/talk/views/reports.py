"""Telling the moderators of a comment."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nightdesk.editions.models import Edition
from nightdesk.talk.models.report import Ground
from nightdesk.talk.reporting import report
from nightdesk.talk.views.asking import posted_from_here, signed_in, to_sign_in
from nightdesk.talk.views.finding import found, shown


@never_cache
@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, edition: Edition, key: str, **where: str) -> HttpResponse:
    """POST `ground` and `text`. Each person reports a comment once; what they say again changes nothing."""
    place = found(edition, where)
    comment = place.holding(shown(place, key))
    person = signed_in(request)
    if person is None:
        return to_sign_in(f"{comment.address}report/")
    context = {"edition": edition, "place": place, "comment": comment, "grounds": Ground}
    if request.method != "POST":
        return render(request, "talk/report.html", context)
    ground, text = request.POST.get("ground", ""), request.POST.get("text", "")
    if ground not in Ground.values:
        return render(request, "talk/report.html", context | {"text": text}, status=422)
    report(comment, Ground(ground), text, by=person)
    return render(request, "talk/report.html", context | {"is_taken": True})
