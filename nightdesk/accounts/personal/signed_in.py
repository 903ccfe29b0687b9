"""Views for whoever is signed in, and the types that say so."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase

from nightdesk.people.models import Person


class SignedInRequest(HttpRequest):
    user: Person  # the decorator saw to it


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., Any]:
    """Others are led to the sign-in of readers."""

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return login_required(seen, login_url="account_login")
