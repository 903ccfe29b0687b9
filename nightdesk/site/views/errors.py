"""Pages that say what went wrong, in the language of the edition that the address names."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from nightdesk.editions.models import Edition


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same bytes for what never was and for what is hidden: nothing of the address is repeated."""
    edition = edition_of(request)
    if edition is None:
        return render(request, "errors/not_found_anywhere.html", status=404)
    with translation.override(edition.language), timezone.override(edition.zone):
        return render(request, "errors/not_found.html", {"edition": edition}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Drawn without the paper around it: what broke may be what the paper is drawn from."""
    try:
        edition = edition_of(request)
    except DatabaseError:
        edition = None
    language = edition.language if edition else translation.get_language()
    with translation.override(language):
        return render(request, "errors/broken.html", {"edition": edition}, status=500)


def edition_of(request: HttpRequest) -> Edition | None:
    """The edition that the first part of the path names, else the leading one."""
    code = request.path_info.split("/")[1]
    return Edition.objects.with_code(code) or Edition.objects.leading()
