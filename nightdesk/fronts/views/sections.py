"""A section of an edition, leaf by leaf."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf


@require_safe
def show(request: HttpRequest, edition: Edition, section: str) -> HttpResponse:
    now = timezone.now()
    opened = get_object_or_404(edition.sections, slug=section)
    standing = opened.stories.visible_to(None, now).published()
    leaf = Leaf.asked_for(request, standing.newest_first().for_cards())
    context = {"edition": edition, "section": opened, "leaf": leaf, "now": now}
    return render(request, "sections/show.html", context)
