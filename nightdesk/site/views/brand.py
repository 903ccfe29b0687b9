"""An edition's own colours, type and logo, since pages carry no styles of their own."""

import mimetypes

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Its stylesheet: of the colours only those it chose, so that the house's follow the house."""
    return render(request, "site/brand.css", {"edition": edition}, "text/css; charset=utf-8")


@require_safe
def logo(request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """A logo in use. Its name is made of its bytes; one that is used no more is gone."""
    for file in (edition.logo, edition.logo_at_night):
        if file and file.name == f"brand/{name}":
            with file.open() as opened:
                return HttpResponse(opened.read(), mimetypes.guess_type(name)[0])
    raise Http404
