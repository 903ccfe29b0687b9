"""One day of the archive, with the days before and after it that have stories."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.site.day import ArchiveDay

# Newspapers are younger than that, and midnights are counted from a day before to a day after.
FIRST, LAST = 1600, 9000


@require_safe
def show(request: HttpRequest, edition: Edition, **day: int) -> HttpResponse:
    now = timezone.now()
    reading(generations.lists(edition.pk))
    archive_day = ArchiveDay.of(edition, calendar_day(**day), now)
    if not archive_day.stories:
        raise Http404
    context = {"edition": edition, "day": archive_day, "now": now}
    return render(request, "archive/show.html", context)


def calendar_day(*, year: int, month: int, day: int) -> date:
    """A day that no calendar has is no address; nor is one no paper can have."""
    try:
        found = date(year, month, day)
    except ValueError:
        raise Http404 from None
    if not FIRST <= found.year <= LAST:
        raise Http404
    return found
