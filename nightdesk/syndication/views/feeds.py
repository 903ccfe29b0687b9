"""Feeds of an edition, of its sections, of its topics, of its authors and of its live blogs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.syndication import scopes
from nightdesk.syndication.answering import answer
from nightdesk.syndication.feed import Scope
from nightdesk.syndication.websub.hub_address import hub_of, link
from nightdesk.syndication.writing import written


@require_safe
def edition(request: HttpRequest, edition: Edition, *, form: str) -> HttpResponse:
    return _show(request, scopes.of_edition(edition), form=form)


@require_safe
def section(request: HttpRequest, edition: Edition, section: str, *, form: str) -> HttpResponse:
    return _show(request, scopes.of_section(edition, section), form=form)


@require_safe
def topic(request: HttpRequest, edition: Edition, slug: str, *, form: str) -> HttpResponse:
    return _show(request, scopes.of_topic(edition, slug), form=form)


@require_safe
def author(request: HttpRequest, edition: Edition, slug: str, *, form: str) -> HttpResponse:
    return _show(request, scopes.of_author(edition, slug), form=form)


@require_safe
def live_blog(request: HttpRequest, edition: Edition, slug: str, *, form: str) -> HttpResponse:
    """Of one that was killed nothing is left."""
    if edition.stories.gone().named(slug).exists():
        return render(request, "errors/gone.html", {"edition": edition}, status=410)
    return _show(request, scopes.of_live_blog(edition, slug), form=form)


def _show(request: HttpRequest, scope: Scope, *, form: str) -> HttpResponse:
    """Who wants to be told of changes finds the hub in the header and in the feed itself."""
    here = origin(request)
    hub = hub_of(here)
    feed = written(scope, form, origin=here, hub=hub)
    response = answer(
        request,
        feed.text,
        content_type=feed.content_type,
        changed_at=feed.changed_at,
        now=feed.now,
    )
    if hub:
        response.headers["Link"] = link(hub, f"{here}{scope.path_of(form)}")
    return response
