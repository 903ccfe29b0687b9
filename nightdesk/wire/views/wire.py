"""The wire as a page: a plain list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.wire.line import line

LENGTH = 40


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    now = timezone.now()
    leaf = Leaf.asked_for(request, line(edition, now), length=LENGTH)
    return render(request, "wire/show.html", {"edition": edition, "leaf": leaf, "now": now})
