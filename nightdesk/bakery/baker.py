"""The baker: asks Django for a page as nobody in particular, and looks whether it may be kept.

Its request is made up from the page's key alone. Nothing a reader sent can reach the bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from nightdesk.bakery.kinds import Found, Kind, find
from nightdesk.bakery.page import Headers, Key, Page, raw
from nightdesk.bakery.parts import Parts
from nightdesk.bakery.staleness import Read, recorded

# What an answer may carry into the store. Anything else, a cookie above all, keeps it out.
KEPT = frozenset(
    {
        "content-language",
        "content-security-policy",
        "content-type",
        "cross-origin-opener-policy",
        "last-modified",
        "link",
        "permissions-policy",
        "referrer-policy",
        "strict-transport-security",
        "x-content-type-options",
        "x-frame-options",
    }
)
# What we write anew.
OURS = frozenset({"cache-control", "content-length", "etag", "vary"})


class NotForAll(Exception):  # noqa: N818 - a refusal is named by what was refused
    """An address that says it is baked answered with something meant for one."""


@dataclass(slots=True)
class Baked:
    """What came of it: a page to keep, or an answer to send once (`page` is None), with what was read.

    `round` is the one of the generations in which the bake began.
    """

    page: Page | None
    status: int
    headers: Headers
    body: bytes
    read: Read
    round: int = 0

    @property
    def is_broken(self) -> bool:
        return self.status >= HTTPStatus.INTERNAL_SERVER_ERROR


class Baker:
    """`answer` is Django: from a request to a response, through every middleware."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def bake(self, key: Key, parts: Parts | None = None) -> Baked:
        """In a thread of its own, with these kept parts; without any, everything is drawn anew.

        Raises NotForAll for what must never be kept: that is a mistake of ours.
        """
        request = nobodys_request(key)
        parts = Parts() if parts is None else parts
        with parts.in_use(key.host) as began_in, recorded() as read:
            response = self._answer(request)
            body = response.content if isinstance(response, HttpResponse) else b""
        if response.streaming:
            response.close()
        baked = self._looked_over(request, response, body=body, read=read)
        baked.round = began_in
        return baked

    def _looked_over(
        self, request: HttpRequest, response: HttpResponseBase, *, body: bytes, read: Read
    ) -> Baked:
        page = None
        if response.status_code == HTTPStatus.OK:
            refuse_unless_for_all(request, response)
            page = Page.of(body, kept(response), read)
        headers = raw(
            {**kept(response), "Cache-Control": "no-store", "Content-Length": str(len(body))}
        )
        onward = ((name, response.headers.get(name)) for name in ("Location", "Retry-After"))
        headers += raw({name: value for name, value in onward if value})
        return Baked(page, response.status_code, headers, body, read)


def nobodys_request(key: Key) -> WSGIRequest:
    """What a browser without cookies, languages or a past would send."""
    path, _, query = key.address.partition("?")
    name, _, port = key.host.partition(":") if "]" not in key.host else key.host.rpartition("]")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": name,
        "SERVER_PORT": port.lstrip(":") or "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": key.host,
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    return WSGIRequest(environ)


def refuse_unless_for_all(request: HttpRequest, response: HttpResponseBase) -> None:
    """Raise NotForAll unless a view that says so answered, with nothing of one reader in its headers."""
    found: Found | None = find(request.path_info)
    answered = getattr(request.resolver_match, "func", None)
    if found is None or found.said is None or found.said.kind != Kind.BAKED:
        raise NotForAll(f"{request.path_info} does not say that it is baked")
    if found.pattern.callback is not answered:
        raise NotForAll(f"{request.path_info} was answered by another view than its shape tells")
    if response.streaming:
        raise NotForAll(f"{request.path_info} is a stream")
    names = {name.lower() for name in response.headers}
    unknown = names - KEPT - OURS
    if response.cookies or unknown:
        raise NotForAll(f"{request.path_info} carries {', '.join(unknown) or 'a cookie'}")
    vary = {part.strip().lower() for part in response.headers.get("Vary", "").split(",")}
    if vary - {"", "accept-encoding"}:
        raise NotForAll(f"{request.path_info} varies by {', '.join(sorted(vary))}")


def kept(response: HttpResponseBase) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.lower() in KEPT}
