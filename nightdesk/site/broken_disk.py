"""A disk that does not confirm what was written: until the process ends, nobody writes through it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nightdesk.lib import storage
from nightdesk.site.views.errors import unavailable

SAFE = {"GET", "HEAD", "OPTIONS"}


class RefuseWrites:
    """Pages are still read; whoever sends something is told to come back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if storage.is_broken() and request.method not in SAFE:
            return unavailable(request, storage.Trouble.BROKEN)
        return self.get_response(request)
