"""Addresses that hold a NUL are none: no database we speak to keeps one in its text."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\x00"
WRITTEN = "%00"


class RefuseNul:
    """PostgreSQL would answer a look-up with an error, and the reader would be told that we broke."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info or WRITTEN in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)
