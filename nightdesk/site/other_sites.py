"""What another site's page sends in a reader's name is refused, whatever token it may have got hold of."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nightdesk.lib.crossing import says_elsewhere
from nightdesk.site.views.errors import not_from_here

# Scripts of other sites may ask there: with a token of their own, and never with a reader's cookies.
FOR_PROGRAMS = "/api/"


class RefuseOtherSites:
    """Beside Django's token, which stays; where a browser tells nothing, the token alone decides."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if says_elsewhere(request) and not request.path_info.startswith(FOR_PROGRAMS):
            return not_from_here(request)
        return self.get_response(request)
