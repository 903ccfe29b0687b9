"""What a paper says of itself: its standing pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition


@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    reading(generations.pages(edition.pk))
    pages = edition.standing_pages.shown().in_order()
    context = {"edition": edition, "pages": pages, "now": timezone.now()}
    return render(request, "about/index.html", context)


@require_safe
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    reading(generations.pages(edition.pk))
    page = get_object_or_404(edition.standing_pages.shown(), slug=slug)
    context = {"edition": edition, "page": page, "now": timezone.now()}
    return render(request, "about/show.html", context)
