"""The wire as a page: the newest items, or those before a place."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.wire.line import LENGTH, Line

MOST_DIGITS = 18


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    reading(generations.wire(edition.pk))
    before = asked_place(request, edition)
    line = Line.of(edition, before=before)
    if before is not None and not line.items:
        raise Http404
    context = {
        "edition": edition,
        "line": line,
        "now": timezone.now(),
        "before": before,
        "length": LENGTH,
    }
    return render(request, "wire/show.html", context)


def asked_place(request: HttpRequest, edition: Edition) -> Event | None:
    """The event that `?before=41` names; a place the wire never came to is no address."""
    asked = request.GET.get("before")
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= MOST_DIGITS):
        raise Http404
    event = Event.objects.on(edition.wire_stream).filter(seq=int(asked)).first()
    if event is None:
        raise Http404
    return event
