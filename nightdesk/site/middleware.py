"""What every answer carries, and where old addresses lead."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone

from nightdesk.stories.models import OldAddress
from nightdesk.stories.visibility import may_see

Answer = Callable[[HttpRequest], HttpResponse]

# One static string for all that readers are served: nothing inline, nothing from another host.
# Embeds load on a click, in a sandboxed frame.
READERS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; frame-src https:; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


class SecurityHeaders:
    """Whoever may keep an answer has to be told so by its view: what says nothing is kept by nobody."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        response.headers.setdefault("Cache-Control", "no-store")
        if not request.path.startswith("/desk/"):
            response.headers.setdefault("Content-Security-Policy", policy_for(request.path))
        return response


def policy_for(path: str) -> str:
    """From an account page a form may lead on to another house that vouches for the reader, if there is one."""
    if path.startswith("/account/") and settings.OTHER_HOUSES.hosts:
        hosts = " ".join(dict.fromkeys(settings.OTHER_HOUSES.hosts))
        return READERS_POLICY.replace("form-action 'self'", f"form-action 'self' {hosts}")
    return READERS_POLICY


class OldAddresses:
    """Where nothing answers, leads to what used to be found there.

    `/?p=7`, as an older system had it, is asked for at the address of the front, so `/` is looked up
    whenever it carries a query.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_asked_for = request.path == "/" and request.GET
        if request.method in {"GET", "HEAD"} and (
            response.status_code == HTTPStatus.NOT_FOUND or is_asked_for
        ):
            return way_onward(request) or response
        return response


def way_onward(request: HttpRequest) -> HttpResponse | None:
    """What nobody may see yet, or any more, gives its old address no more away than its true one."""
    old = OldAddress.objects.leading_from(spellings(request))
    if old and old.story and may_see(None, old.story, timezone.now()):
        return HttpResponsePermanentRedirect(old.story.get_absolute_url())
    if old and old.page and old.page.live:
        return HttpResponsePermanentRedirect(old.page.get_absolute_url())
    return None


def spellings(request: HttpRequest) -> list[str]:
    """How this address may have been written down, the most exact first: query, slash or none."""
    path, query = request.path, unquote(request.META.get("QUERY_STRING", ""))
    first = query.partition("&")[0]
    bare = [path, path.rstrip("/") or path, f"{path.rstrip('/')}/"]
    asked = [f"{path}?{part}" for part in (query, first) if part]
    return list(dict.fromkeys(asked + [spelling for spelling in bare if spelling != "/"]))
