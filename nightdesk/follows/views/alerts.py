"""Alerts to a person, on a page of their own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from nightdesk.follows import unseen
from nightdesk.follows.models import Alerted
from nightdesk.follows.views.follows import signed_in
from nightdesk.lib.leaf import Leaf


@never_cache
@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The newest first. Once it was looked at nothing is new any more."""
    person, now = signed_in(request), timezone.now()
    leaf = Leaf.asked_for(request, Alerted.objects.to(person, now).for_lines())
    page = render(request, "follows/alerts.html", {"leaf": leaf})
    unseen.seen(person, now)
    return page
