"""A year of moderation in figures, for readers and for whoever watches over the law."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import good_until
from nightdesk.editions.models import Edition
from nightdesk.talk.law.figures import Span, of_year

FIRST = 2020


@require_safe
def show(request: HttpRequest, edition: Edition, year: int) -> HttpResponse:
    """Drawn anew each midnight of the edition while the year runs; of later years there is no page."""
    now = timezone.now()
    local = now.astimezone(edition.zone)
    if not FIRST <= year <= local.year:
        raise Http404
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    good_until((midnight + timedelta(days=1)).astimezone(edition.zone))
    context = {
        "edition": edition,
        "year": year,
        "figures": of_year(edition, Span.of(year, edition.zone, now)),
        "earlier": year - 1 if year > FIRST else None,
        "later": year + 1 if year < local.year else None,
    }
    return render(request, "talk/law/year.html", context)
