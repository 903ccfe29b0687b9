"""Metrics: the figures of the process that happens to answer, for operators alone."""

import time

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib import figures
from nightdesk.lib.figures import Figure
from nightdesk.people.loopback import is_from_here
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.site.api.bearer import TokenOfAPerson

REFUSED = "Figures are for operators: ask from this machine, or with an administrator's token.\n"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Answered also while the database is away, to whoever asks on the machine itself."""
    if not (is_from_here(request) or is_an_administrator(request)):
        refusal = HttpResponse(REFUSED, content_type="text/plain; charset=utf-8", status=401)
        refusal.headers["WWW-Authenticate"] = 'Bearer realm="nightdesk"'
        return refusal
    figures.show(database())
    told = request.META.get("nightdesk.figures", "") + figures.told()
    return HttpResponse(told, content_type=figures.CONTENT_TYPE)


def is_an_administrator(request: HttpRequest) -> bool:
    asking = TokenOfAPerson()(request) or request.user
    return isinstance(asking, Person) and asking.is_active and asking.role == Role.ADMINISTRATOR


def database() -> Figure:
    """How long the database took to answer one question just now."""
    begin = time.perf_counter()
    try:
        Edition.objects.exists()
        seconds = time.perf_counter() - begin
    except DatabaseError:
        seconds = float("nan")
    return Figure(
        "nightdesk_database_answer_seconds",
        "gauge",
        "How long the database took to answer a question; NaN: it does not answer.",
        lambda: seconds,
    )
