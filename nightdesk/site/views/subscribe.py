"""Subscribe: the ways in which a paper comes to its readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.syndication.offered import offered
from nightdesk.syndication.websub.hub_address import hub_of


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    now = timezone.now()
    context = {
        "edition": edition,
        "feeds": offered(edition, now),
        "has_hub": bool(hub_of(origin(request))),
        "now": now,
    }
    return render(request, "subscribe/show.html", context)
