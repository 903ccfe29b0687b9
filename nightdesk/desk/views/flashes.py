"""Flashes at the desk: one key opens the page, the headline is typed, one key sends it."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from nightdesk.desk.forms.flash import FlashForm, WithdrawalForm
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.wire.models import Flash

LATEST = 10


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The form, and the last flashes. Sending one leads back here: the next may follow at once."""
    person = who_may(request, "publish")
    form = FlashForm(request.POST) if request.method == "POST" else FlashForm.for_person(person)
    if form.is_bound and form.is_valid():
        try:
            flash = form.send(person)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("“%(flash)s” is on the wire.") % {"flash": flash})
            return redirect("flashes:index")
    context = {"form": form, "flashes": Flash.objects.shown().newest_first()[:LATEST]}
    return page(request, "desk/flash.html", context, is_wrong=form.is_bound)


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest) -> HttpResponse:
    """Take the flash that `?flash=7` names off the wire, with a reason for the record."""
    person = who_may(request, "kill")
    asked = request.GET.get("flash", "")
    flash = get_object_or_404(Flash.objects.shown(), pk=asked if asked.isdecimal() else None)
    form = WithdrawalForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            flash.kill(form.cleaned_data["reason"], by=person)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("“%(flash)s” is off the wire.") % {"flash": flash})
            return redirect("flashes:index")
    context = {"form": form, "flash": flash}
    return page(request, "desk/flash_withdrawal.html", context, is_wrong=form.is_bound)


def who_may(request: HttpRequest, right: str) -> Person:
    person: Person = request.user  # type: ignore[assignment]
    if not person.may(right):
        raise PermissionDenied
    return person


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, is_wrong: bool
) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, template, context | {"header_title": _("Flash")}, status=status)
