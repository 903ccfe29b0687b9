"""For operators: whether the process is alive, and whether it can serve."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition

PLAIN = "text/plain; charset=utf-8"


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Asks nothing of anyone: a broken database is no reason to restart this process."""
    return HttpResponse("alive\n", content_type=PLAIN)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether the database answers, with our tables in it."""
    try:
        Edition.objects.exists()
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", content_type=PLAIN, status=503)
    return HttpResponse("ready\n", content_type=PLAIN)
