"""In the edition: a page under /{e}/ speaks its edition's language and keeps its edition's hours."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation


class InTheEdition:
    """Activates language and time zone from the address, never from the reader's headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> None:
        edition = kwargs.get("edition")
        if edition is not None:
            translation.activate(edition.interface_language)
            timezone.activate(edition.zone)
