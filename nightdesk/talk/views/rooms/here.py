"""How many have a room open: a sample, without names."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.stream import present


@require_safe
def show(request: HttpRequest, edition: Edition, room: str) -> JsonResponse:
    """Nothing is looked up: nobody listens to a room that is not there."""
    del request
    return JsonResponse({"here": present(f"room:{edition.code}:{room}")})
