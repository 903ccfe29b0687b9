"""Which rooms an edition has: where readers talk now, where they will, and where they did."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.talk.rooms.listing import listing_of


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    now = timezone.now()
    listing = listing_of(edition, request, now)
    context = {"edition": edition, "listing": listing, "leaf": listing.over, "now": now}
    return render(request, "talk/rooms/index.html", context)
