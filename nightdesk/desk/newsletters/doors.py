"""Who answers for what leaves by mail, and how its screens look at their head."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nightdesk.people.models import Person

View = Callable[..., HttpResponse]
TITLE = _("Newsletters")


def who(request: HttpRequest) -> Person:
    person: Person = request.user  # type: ignore[assignment]
    return person


def may_send(person: Any) -> bool:
    """Whoever publishes for the whole paper: a newsletter is of no desk."""
    return bool(person.may("publish") and not person.is_bound_to_desks)


def for_senders(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_send(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str | Promise = TITLE,
    is_wrong: bool = False,
) -> HttpResponse:
    head = {"header_title": title, "page_title": title, "header_icon": "mail"}
    status = 422 if is_wrong else 200
    return render(request, f"desk/newsletters/{template}", head | context, status=status)
