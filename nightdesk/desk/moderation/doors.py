"""Who comes in to the moderators' desk, and how its pages look at their head."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nightdesk.desk.moderation.queue import Filter, counted_beside, counts
from nightdesk.people.models import Person
from nightdesk.talk.permissions import may_moderate

View = Callable[..., HttpResponse]
TITLE = _("Moderation")
# What stands beside the tabs of the queue, by the names of their addresses.
PLACES = (
    ("notices", _("Notices")),
    ("appeals", _("Appeals")),
    ("log", _("Log")),
    ("terms", _("Where readers may discuss")),
)


def who(request: HttpRequest) -> Person:
    person: Person = request.user  # type: ignore[assignment]
    return person


def for_moderators(view: View) -> View:
    """Asked before anything else is, so that nobody else learns what is there."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_moderate(who(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str | Promise = TITLE,
    status: int = 200,
) -> HttpResponse:
    """With the tabs above it, and how much waits under each."""
    head = {"header_title": title, "page_title": title, "header_icon": "comment"}
    asked = Filter.of(request)
    tabs = {"tabs": counts(who(request), asked), "asked": asked, "places": places(request)}
    return render(request, f"desk/moderation/{template}", tabs | head | context, status=status)


def places(request: HttpRequest) -> list[dict[str, Any]]:
    many = counted_beside(who(request))
    return [
        {
            "name": name,
            "label": label,
            "address": reverse(f"moderation:{name}"),
            "count": many.get(name),
            "is_here": request.path.startswith(reverse(f"moderation:{name}")),
        }
        for name, label in PLACES
    ]
