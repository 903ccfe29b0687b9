"""Sitemaps: the index of all editions, the months and pages of one, and its news of two days."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.syndication import sitemaps
from nightdesk.syndication.answering import answer
from nightdesk.syndication.sitemaps import Page


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Leads to every sitemap but the news, whose two days are fetched on their own."""
    found: list[Page] = []
    for edition in Edition.objects.in_order():
        found.append(Page(reverse("sitemap-pages", args=[edition])))
        found += sitemaps.months(edition, timezone.now())
    return _show(request, sitemaps.write_index(found, origin(request)), found)


@require_safe
def month(request: HttpRequest, edition: Edition, year: int, month: int) -> HttpResponse:
    try:
        first = date(year, month, 1)
        found = sitemaps.of_month(edition, first, timezone.now())
    except (ValueError, OverflowError):
        raise Http404 from None
    if not found:
        raise Http404
    return _show(request, sitemaps.write_pages(found, origin(request)), found)


@require_safe
def pages(request: HttpRequest, edition: Edition) -> HttpResponse:
    found = sitemaps.fixed(edition, timezone.now())
    return _show(request, sitemaps.write_pages(found, origin(request)), found)


@require_safe
def news(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Empty when nothing happened for two days, which its standard allows."""
    found = sitemaps.of_news(edition, timezone.now())
    return _show(request, sitemaps.write_news(found, edition, origin(request)), [])


def _show(request: HttpRequest, text: str, found: Iterable[Page]) -> HttpResponse:
    """Pages without an hour of their own can change unseen, so one among them leaves the ETag alone."""
    hours = [page.changed_at for page in found]
    changed_at = max((hour for hour in hours if hour), default=None) if all(hours) else None
    kind = sitemaps.CONTENT_TYPE
    return answer(request, text, content_type=kind, changed_at=changed_at, now=timezone.now())
