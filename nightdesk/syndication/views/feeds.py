"""Feeds of an edition, of its sections, of its topics and of its authors."""

from types import ModuleType

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.stories.visibility import authors_shown, topics_shown
from nightdesk.syndication import atom, json_feed, rss
from nightdesk.syndication.answering import answer
from nightdesk.syndication.feed import Feed, Scope

FORMS: dict[str, ModuleType] = {form.NAME: form for form in (atom, rss, json_feed)}


@require_safe
def edition(request: HttpRequest, edition: Edition, *, form: str) -> HttpResponse:
    return _show(request, Scope(edition), form=form)


@require_safe
def section(request: HttpRequest, edition: Edition, section: str, *, form: str) -> HttpResponse:
    return _show(
        request, Scope(edition, get_object_or_404(edition.sections, slug=section)), form=form
    )


@require_safe
def topic(request: HttpRequest, edition: Edition, slug: str, *, form: str) -> HttpResponse:
    """A topic that no visible story wears is not known to readers."""
    shown = topics_shown(edition, timezone.now())
    return _show(request, Scope(edition, get_object_or_404(shown, slug=slug)), form=form)


@require_safe
def author(request: HttpRequest, edition: Edition, slug: str, *, form: str) -> HttpResponse:
    """The same holds for who signed nothing that readers see."""
    reading(generations.ways(edition.pk))
    shown = authors_shown(edition, timezone.now())
    return _show(request, Scope(edition, get_object_or_404(shown, slug=slug)), form=form)


def _show(request: HttpRequest, scope: Scope, *, form: str) -> HttpResponse:
    now = timezone.now()
    written = FORMS[form]
    feed = Feed.of(scope, origin=origin(request), now=now)
    text = written.write(feed)
    kind = written.CONTENT_TYPE
    return answer(request, text, content_type=kind, changed_at=feed.changed_at, now=now)
