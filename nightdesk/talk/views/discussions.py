"""A discussion: its pages of comments, the same for everyone, and the door for what readers write."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.talk.place import Place
from nightdesk.talk.threads import leaf_of
from nightdesk.talk.views.asking import posted_from_here
from nightdesk.talk.views.finding import found_in_its_section, killed
from nightdesk.talk.views.writing import take

READING = frozenset({"GET", "HEAD"})


@posted_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, edition: Edition, section: str, slug: str) -> HttpResponse:
    """GET: the newest threads. POST: a comment."""
    if request.method in READING:
        return page(request, edition, section=section, slug=slug, order="")
    return take(request, found_in_its_section(edition, section, slug))


@require_safe
def ordered(
    request: HttpRequest, edition: Edition, section: str, slug: str, order: str
) -> HttpResponse:
    return page(request, edition, section=section, slug=slug, order=order)


def page(
    request: HttpRequest, edition: Edition, *, section: str, slug: str, order: str
) -> HttpResponse:
    reading(generations.lists(edition.pk))
    if killed(edition, slug):
        return render(request, "errors/gone.html", {"edition": edition}, status=410)
    now = timezone.now()
    place = Place.at(edition, slug, now)
    if place.story.under != section:
        return redirect(place.address, permanent=True)
    leaf = leaf_of(place, request, order)
    context = {
        "edition": edition,
        "place": place,
        "leaf": leaf,
        "order": order,
        "is_newest": leaf.is_first and not order,
        "now": now,
    }
    return render(request, "talk/index.html", context)
