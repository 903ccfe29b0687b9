"""Searching the paper. The answer is anyone's, but never kept: nobody can bake every question."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.site.search.asked import Asked
from nightdesk.site.search.finding import Found
from nightdesk.site.search.page import SearchPage


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What cannot be looked for is said, beside the form as it was filled in."""
    now, asked = timezone.now(), Asked(request.GET, edition)
    is_understood = asked.is_valid()
    found = Found.of(asked, now, order=asked.chosen_order) if is_understood else Found([])
    leaf = Leaf.asked_for(request, found.numbers)
    page = SearchPage(asked, found, leaf, now)
    context = {"edition": edition, "asked": asked, "page": page, "leaf": leaf, "now": now}
    status = HTTPStatus.OK if is_understood else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "search/show.html", context, status=status)
