"""In the paper: account pages speak the language of the edition their reader came from."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation

from nightdesk.accounts.which_edition import edition_for, remember

PREFIX = "/account/"
# Scripts of stored pages ask who reads (/me.json) only when this is there. It holds nothing and opens nothing.
HINT = "signed_in"


class InThePaper:
    """Chooses the edition (`which_edition`) and tells it to the page as `request.paper`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        hint(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> None:
        """Undone, with every other page's language, by `InTheEdition`."""
        if not request.path_info.startswith(PREFIX):
            return
        edition = edition_for(request)
        if edition is None:
            raise Http404
        request.paper = edition  # type: ignore[attr-defined]
        remember(request, edition)
        translation.activate(edition.interface_language)
        timezone.activate(edition.zone)


def hint(request: HttpRequest, response: HttpResponse) -> None:
    """Keep the hint in step with the session, where an answer has looked into it anyway."""
    if not request.session.accessed:
        return
    is_signed_in, is_hinted = SESSION_KEY in request.session, HINT in request.COOKIES
    if is_signed_in and not is_hinted:
        response.set_cookie(
            HINT,
            "ask-me",
            max_age=settings.SESSION_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    elif is_hinted and not is_signed_in:
        response.delete_cookie(HINT, samesite="Lax")
