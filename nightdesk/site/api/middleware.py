"""Whatever goes wrong under the API's addresses is told as a problem, wherever it went wrong."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nightdesk.site.api.problems import CONTENT_TYPE, problem

WRONG = 400


class ProblemsForMachines:
    """Pages that say «not found» or «not allowed» in HTML are of no use to a script."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/api/") or response.status_code < WRONG:
            return response
        if response.headers.get("Content-Type") == CONTENT_TYPE:
            return response
        told = problem(response.status_code)
        if "Allow" in response.headers:
            told.headers["Allow"] = response.headers["Allow"]
        return told
