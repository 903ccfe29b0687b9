"""A topic, and what was written on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.stories.visibility import topics_shown


@require_safe
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    at, now = edition.wire_cursor(), timezone.now()
    reading(generations.lists(edition.pk))
    topic = get_object_or_404(topics_shown(edition, now), slug=slug)
    standing = edition.stories.visible_to(None, now).published().on(topic)
    leaf = Leaf.asked_for(request, standing.newest_first().for_cards())
    context = {"edition": edition, "topic": topic, "leaf": leaf, "now": now, "cursor": at}
    return render(request, "topics/show.html", context)
