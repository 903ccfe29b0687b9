"""A section of an edition: its front, and older leaves of its list."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition, Section
from nightdesk.fronts.front_page import FrontPage
from nightdesk.fronts.models import Front
from nightdesk.lib.leaf import Leaf, asked_number


@require_safe
def show(request: HttpRequest, edition: Edition, section: str) -> HttpResponse:
    opened = next((one for one in edition.shown_sections if one.slug == section), None)
    if opened is None:
        raise Http404
    draw = index if asked_number(request) > 1 else front
    return draw(request, opened)


def front(request: HttpRequest, section: Section) -> HttpResponse:
    arranged = Front.objects.of_section(section) or Front(edition=section.edition, section=section)
    arranged.edition, arranged.section = section.edition, section
    at = section.edition.wire_cursor()
    page = FrontPage.of(arranged, timezone.now())
    return render(request, "sections/show.html", page.context | {"cursor": at})


def index(request: HttpRequest, section: Section) -> HttpResponse:
    at, now = section.edition.wire_cursor(), timezone.now()
    reading(generations.section(section.pk))
    standing = section.stories.visible_to(None, now).published()
    leaf = Leaf.asked_for(request, standing.newest_first().for_cards())
    shown = {"edition": section.edition, "section": section, "leaf": leaf, "now": now}
    context = shown | {"cursor": at}
    return render(request, "sections/show.html", context)
