"""The story, at its address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.stories.questions import story_at
from nightdesk.stories.story_page import StoryPage


@require_safe
def show(request: HttpRequest, edition: Edition, section: str, slug: str) -> HttpResponse:
    reading(generations.lists(edition.pk))
    at, now = edition.wire_cursor(), timezone.now()
    story = story_at(edition, slug, now)
    if story is None:
        return _gone(request, edition, slug)
    if story.under != section:
        return redirect(story, permanent=True)
    page = StoryPage(story, now)
    context = {"edition": edition, "story": story, "page": page, "now": now, "cursor": at}
    return render(request, "stories/show.html", context)


def _gone(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """A killed story was there once, and that is all readers are told."""
    if not edition.stories.gone().named(slug).exists():
        raise Http404
    return render(request, "errors/gone.html", {"edition": edition}, status=410)
