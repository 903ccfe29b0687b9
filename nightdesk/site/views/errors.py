"""Pages that say what went wrong, in the language of the edition that the address names."""

import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from nightdesk.editions.models import Edition
from nightdesk.lib import storage
from nightdesk.site.api.problems import problem


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same bytes for what never was and for what is hidden: nothing of the address is repeated."""
    edition = edition_of(request)
    if edition is None:
        return render(request, "errors/not_found_anywhere.html", status=404)
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        return render(request, "errors/not_found.html", {"edition": edition}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the paper around it: what broke may be what the paper is drawn from."""
    if trouble := storage.heed(sys.exc_info()[1]):
        return unavailable(request, trouble)
    return _alone(request, "errors/broken.html", 500)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Sent by a page of another site, or by one of ours that was open for too long."""
    return _alone(request, "errors/not_from_here.html", 403)


def too_often(request: HttpRequest) -> HttpResponse:
    response = _alone(request, "errors/too_often.html", 429)
    response.headers["Retry-After"] = "60"
    return response


def unavailable(request: HttpRequest, trouble: storage.Trouble) -> HttpResponse:
    """The storage refused, so nothing was changed: a sentence, and when to come back."""
    if request.path.startswith("/api/"):
        response = problem(503, trouble.sentence)
    else:
        response = _alone(request, "errors/unavailable.html", 503, trouble)
    response.headers["Retry-After"] = str(trouble.value)
    response.headers["Cache-Control"] = "no-store"
    return response


def _alone(
    request: HttpRequest, template: str, status: int, trouble: storage.Trouble | None = None
) -> HttpResponse:
    try:
        edition = edition_of(request)
    except DatabaseError:
        edition = None
    language = edition.interface_language if edition else translation.get_language()
    with translation.override(language):
        told = {"edition": edition, "sentence": trouble.sentence if trouble else ""}
        return render(request, template, told, status=status)


def edition_of(request: HttpRequest) -> Edition | None:
    """The edition that the first part of the path names, else the leading one."""
    chosen: Edition | None = getattr(request, "paper", None)
    code = request.path_info.split("/")[1]
    return chosen or Edition.objects.with_code(code) or Edition.objects.leading()
