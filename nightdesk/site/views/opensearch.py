"""What browsers are told, so that the paper can be searched from their address bar."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition

CONTENT_TYPE = "application/opensearchdescription+xml; charset=utf-8"


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    return render(request, "search/opensearch.xml", {"edition": edition}, CONTENT_TYPE)
