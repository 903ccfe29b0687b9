"""Who asked to be erased finds every door of the account closed, but the one back in and the one out."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nightdesk.accounts.middleware import PREFIX
from nightdesk.accounts.which_edition import UNSAFE

OPEN = ("account_erasure", "account_erasure_called_back", "account_data", "account_logout")


class OnTheWayOut:
    """Looks at who asks only where a person acts: other pages are the same for everyone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_acting(request) and getattr(request.user, "is_leaving", False):
            return redirect("account_erasure")
        return self.get_response(request)


def is_acting(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    path = request.path_info
    is_theirs = path.startswith(PREFIX) or request.method in UNSAFE
    return is_theirs and path not in {*map(reverse, OPEN), reverse("account_reauthenticate")}
