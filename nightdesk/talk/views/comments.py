"""A comment at its own address: what it answers, and all that answers it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.talk.place import Place
from nightdesk.talk.threads import answers_of
from nightdesk.talk.views.finding import killed, shown_to_all


@require_safe
def show(request: HttpRequest, edition: Edition, section: str, slug: str, key: str) -> HttpResponse:
    reading(generations.lists(edition.pk))
    if killed(edition, slug):
        return render(request, "errors/gone.html", {"edition": edition}, status=410)
    now = timezone.now()
    place = Place.at(edition, slug, now)
    comment = place.holding(shown_to_all(place, key))
    if place.story.under != section:
        return redirect(comment.address, permanent=True)
    leaf = answers_of(place, comment, request)
    above = place.holding(comment.parent) if comment.parent else None
    context = {
        "edition": edition,
        "place": place,
        "comment": comment,
        "above": above,
        "leaf": leaf,
        "now": now,
    }
    return render(request, "talk/show.html", context)
