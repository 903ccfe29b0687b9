"""Problems (RFC 9457): every error of the API, as JSON with the sentence an editor would see."""

import http
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError

from nightdesk.intake.deliveries.errors import DeliveryRefused, KeyReused, NothingToKill, NotTheirs
from nightdesk.intake.ninjs import Fault, ItemRefused
from nightdesk.stories.errors import Incomplete, NotYours, Refused

CONTENT_TYPE = "application/problem+json"
STATUS: Mapping[type[Exception], int] = {
    NotYours: 403,
    NotTheirs: 403,
    NothingToKill: 404,
    Incomplete: 422,
    ItemRefused: 422,
    KeyReused: 422,
    Refused: 409,
    DeliveryRefused: 409,
}


class Problem(Exception):  # noqa: N818 - the standard's word
    """An error that the API itself finds, before any story is asked."""

    def __init__(self, status: int, detail: str, *faults: Fault) -> None:
        super().__init__(detail)
        self.status = status
        self.faults = faults


def problem(status: int, detail: str = "", faults: Iterable[Fault] = ()) -> HttpResponse:
    """The answer for a status; `faults` name fields, each with its own sentence."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": http.HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or http.HTTPStatus(status).description,
    }
    errors = [{"field": fault.field, "message": fault.message} for fault in faults]
    if errors:
        document["errors"] = errors
    response = JsonResponse(document, status=status, content_type=CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    if status == http.HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="nightdesk"'
    return response


def told_by(api: NinjaAPI) -> None:
    """Let the API answer every refusal as a problem."""
    api.add_exception_handler(Problem, _found)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(HttpError, _general)
    for refusal in STATUS:
        api.add_exception_handler(refusal, _refused)


def _found(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status, str(error), error.faults)


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, _("There is no such item."))


def _general(request: HttpRequest, error: Any) -> HttpResponse:
    is_stranger = error.status_code == http.HTTPStatus.UNAUTHORIZED
    sentence = _("Send a token: Authorization: Bearer …") if is_stranger else str(error)
    return problem(error.status_code, sentence)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
    if isinstance(error, ItemRefused):
        return problem(status, _("The item was not taken."), error.faults)
    faults = [Fault(error.field, str(error))] if isinstance(error, Incomplete) else []
    return problem(status, str(error), faults)
