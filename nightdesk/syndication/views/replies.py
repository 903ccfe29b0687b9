"""The feed of comments under a story."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.syndication import atom
from nightdesk.syndication.answering import answer
from nightdesk.syndication.replies import Replies
from nightdesk.talk.place import Place
from nightdesk.talk.views.finding import killed


@require_safe
def show(request: HttpRequest, edition: Edition, section: str, slug: str) -> HttpResponse:
    """404 where there is no discussion, 410 under a killed story, as the pages of the discussion."""
    reading(generations.lists(edition.pk))
    if killed(edition, slug):
        return render(request, "errors/gone.html", {"edition": edition}, status=410)
    now = timezone.now()
    place = Place.at(edition, slug, now)
    if place.story.under != section:
        return redirect(f"{place.address}{atom.NAME}", permanent=True)
    replies = Replies.of(place, origin=origin(request))
    return answer(
        request,
        replies.write(),
        content_type=atom.CONTENT_TYPE,
        changed_at=replies.changed_at,
        now=now,
    )
