"""The worker: the script that shows alerts while no page of the paper is open."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

SOURCE = Path(__file__).parent.parent / "worker.js"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The same for everyone, at an address that never changes: a browser keeps it for years."""
    return HttpResponse(source(), content_type="text/javascript; charset=utf-8")


@cache
def source() -> str:
    return SOURCE.read_text()
