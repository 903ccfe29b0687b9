"""In which edition an account page is shown: its address names none, so what the reader did last says it."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from nightdesk.editions.models import Edition

REMEMBERED = "edition"
NEXT = "next"
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def edition_for(request: HttpRequest) -> Edition | None:
    """As `?edition=` says, else where `next` leads, else as before, else the person's own language."""
    chosen: Edition | None = getattr(request, "paper", None)
    if chosen:
        return chosen
    editions = list(Edition.objects.in_order())
    by_code = {edition.code: edition for edition in editions}
    for code in (_named(request), _on_the_way(request), request.session.get(REMEMBERED, "")):
        if code in by_code:
            return by_code[code]
    language = getattr(request.user, "language", "")
    in_it = (edition for edition in editions if language and edition.language == language)
    return next(in_it, None) or Edition.objects.leading()


def remember(request: HttpRequest, edition: Edition) -> None:
    """For the pages that follow. Only whoever sent something is given a session for it."""
    if request.method in UNSAFE and request.session.get(REMEMBERED) != edition.code:
        request.session[REMEMBERED] = edition.code


def way_back(request: HttpRequest) -> str:
    """Where the reader is led back to: a page of ours, or nothing.

    Links in stored pages are the same for all, so where such a link was followed from is told by the browser.
    """
    address = request.POST.get(NEXT) or request.GET.get(NEXT) or _came_from(request)
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else ""


def _came_from(request: HttpRequest) -> str:
    """The page with the link, if it is one of the paper's."""
    came = urlsplit(request.headers.get("Referer", ""))
    is_ours = request.method == "GET" and came.netloc == request.get_host()
    is_paper = not came.path.startswith(("/account/", "/desk/"))
    return came._replace(scheme="", netloc="").geturl() if is_ours and is_paper else ""


def _named(request: HttpRequest) -> str:
    return request.GET.get("edition") or ""


def _on_the_way(request: HttpRequest) -> str:
    path = way_back(request).partition("?")[0]
    return path.split("/")[1] if path.startswith("/") else ""
