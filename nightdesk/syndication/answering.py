"""Answering feed readers and crawlers: nothing is sent twice to whoever has it already."""

import hashlib
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from nightdesk.bakery.staleness import good_until

# Last-Modified knows whole seconds only. Of a document changed twice within one, somebody asking in
# between would keep the first for ever; so a very young one goes out with its ETag alone.
SETTLED = timedelta(seconds=2)


def answer(
    request: HttpRequest,
    text: str,
    *,
    content_type: str,
    changed_at: datetime | None,
    now: datetime,
) -> HttpResponse:
    """The document with ETag and, once it has settled, Last-Modified; 304 to whoever has it."""
    data = text.encode("utf-8", "replace")
    response = HttpResponse(data, content_type=content_type)
    etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    seconds = None
    if changed_at is not None and changed_at < now - SETTLED:
        seconds = int(changed_at.timestamp())
        response.headers["Last-Modified"] = http_date(seconds)
    elif changed_at is not None:
        good_until(changed_at + SETTLED)
    return get_conditional_response(request, etag, seconds, response) or response
