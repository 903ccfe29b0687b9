"""In the paper: account pages speak the language of the edition their reader came from."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation

from nightdesk.accounts.which_edition import edition_for, remember

PREFIX = "/account/"


class InThePaper:
    """Chooses the edition (`which_edition`) and tells it to the page as `request.paper`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

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
