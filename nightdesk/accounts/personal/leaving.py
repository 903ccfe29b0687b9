"""Who asked to be erased finds every door of the account closed, but the one back in and the one out."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nightdesk.accounts.middleware import PREFIX
from nightdesk.accounts.which_edition import UNSAFE

DESK_SIGN_IN = "/desk/login/"
OPEN = ("account_erasure", "account_erasure_called_back", "account_data", "account_logout")


class OnTheWayOut:
    """Looks at who asks only where a person acts: other pages are the same for everyone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_acting(request) and is_leaving(request):
            return redirect("account_erasure")
        response = self.get_response(request)
        if has_come_in(request, response) and is_leaving(request):
            return redirect("account_erasure")
        return response


def is_leaving(request: HttpRequest) -> bool:
    return getattr(request.user, "is_leaving", False)


def has_come_in(request: HttpRequest, response: HttpResponse) -> bool:
    """Perhaps: whatever way in it was, it was sent here, and led onward."""
    path = request.path_info
    is_sent = request.method == "POST" and path.startswith((PREFIX, DESK_SIGN_IN))
    return is_sent and response.status_code == HTTPStatus.FOUND and path not in map(reverse, OPEN)


def is_acting(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    path = request.path_info
    is_theirs = path.startswith(PREFIX) or request.method in UNSAFE
    return is_theirs and path not in {*map(reverse, OPEN), reverse("account_reauthenticate")}
