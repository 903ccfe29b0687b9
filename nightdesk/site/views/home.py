"""The way in: / leads to a front, or to the desk while there is none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    edition = Edition.objects.leading()
    return redirect(edition or "wagtailadmin_home")
