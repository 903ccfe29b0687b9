"""What robots are asked to leave alone, and where the sitemaps are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    context = {"editions": Edition.objects.in_order()}
    return render(request, "site/robots.txt", context, "text/plain; charset=utf-8")
