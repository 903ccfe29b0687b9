"""An author, and what they wrote."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.stories.visibility import authors_shown


@require_safe
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    at, now = edition.wire_cursor(), timezone.now()
    reading(generations.lists(edition.pk))
    profiles = authors_shown(edition, now).select_related("portrait")
    author = get_object_or_404(profiles, slug=slug)
    signed = edition.stories.visible_to(None, now).by(author)
    leaf = Leaf.asked_for(request, signed.newest_first().for_cards())
    context = {"edition": edition, "author": author, "leaf": leaf, "now": now, "cursor": at}
    return render(request, "authors/show.html", context)
