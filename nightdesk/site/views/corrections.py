"""What we got wrong, in the open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.stories.models import Correction


@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    now = timezone.now()
    reading(generations.lists(edition.pk))
    visible = edition.stories.visible_to(None, now)
    leaf = Leaf.asked_for(request, Correction.objects.of(visible).newest_first())
    retracted = visible.retracted() if leaf.is_first else visible.none()
    context = {"edition": edition, "leaf": leaf, "retracted": retracted, "now": now}
    return render(request, "corrections/index.html", context)
