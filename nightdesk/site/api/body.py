"""The body of a request: JSON of a decent size, or a problem that says what is wrong with it."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext as _

from nightdesk.site.api.problems import Problem

LARGEST = 2 * 1024 * 1024


def json_of(request: HttpRequest) -> Any:
    """The parsed document. Refused: another content type, no length, more than 2 MB, no JSON."""
    kind = (request.content_type or "").lower()
    if kind != "application/json" and not (
        kind.startswith("application/") and kind.endswith("+json")
    ):
        raise Problem(415, _("Send application/json."))
    if request.headers.get("Transfer-Encoding") and not request.META.get("CONTENT_LENGTH"):
        raise Problem(411, _("Send the length of the item: it is not read in pieces."))
    # Asked before the body is read: a liar's length is noticed by the server itself.
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Problem(413, _("An item has at most 2 MB."))
    try:
        return json.loads(request.body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Problem(400, _("This is no JSON in UTF-8.")) from None


def _refuse_constant(name: str) -> NoReturn:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError(name)
