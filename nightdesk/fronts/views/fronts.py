"""The front of an edition."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.fronts.front import Front


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    now = timezone.now()
    front = Front.of(edition, now)
    editions = Edition.objects.in_order()
    context = {"edition": edition, "front": front, "editions": editions, "now": now}
    return render(request, "fronts/show.html", context)
