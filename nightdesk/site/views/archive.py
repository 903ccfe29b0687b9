"""The archive: every day that has stories."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf

LENGTH = 60


@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    now = timezone.now()
    reading(generations.lists(edition.pk))
    days = edition.stories.visible_to(None, now).days(edition)
    leaf = Leaf.asked_for(request, days, length=LENGTH)
    return render(request, "archive/index.html", {"edition": edition, "leaf": leaf, "now": now})
