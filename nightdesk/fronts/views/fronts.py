"""The front of an edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.fronts.front_page import FrontPage
from nightdesk.fronts.models.front import Front, with_editions


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    editions, front = with_editions(edition)
    at = edition.wire_cursor()
    page = FrontPage.of(front or Front(edition=edition), timezone.now())
    context = page.context | {"editions": editions, "cursor": at}
    return render(request, "fronts/show.html", context)
