"""What answers at the stream's address where Django serves alone, without the entrance in front of it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """No stream here: 204 tells browsers not to ask again, and pages ask for themselves now and then."""
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
