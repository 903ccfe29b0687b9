"""My erasure: asking for it, and calling it back within the day."""

from http import HTTPStatus

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nightdesk.accounts.personal.letters import tell_of_erasure
from nightdesk.accounts.personal.signed_in import SignedInRequest, signed_in
from nightdesk.people import erasing
from nightdesk.people.errors import ErasureRefused


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erasure(request: SignedInRequest) -> HttpResponse:
    return create(request) if request.method == "POST" else show(request)


def show(request: SignedInRequest, refusal: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
    told = {"person": request.user, "refusal": refusal}
    return render(request, "account/personal/erasure.html", told, status=status)


@reauthentication_required
def create(request: SignedInRequest) -> HttpResponse:
    person = request.user
    try:
        asked = erasing.ask(person, timezone.now())
    except ErasureRefused as refusal:
        return show(request, str(refusal), HTTPStatus.UNPROCESSABLE_ENTITY)
    tell_of_erasure(person, asked)
    logout(request)
    return render(request, "account/personal/leaving.html", {"erasure": asked})


@require_POST
@signed_in
def destroy(request: SignedInRequest) -> HttpResponse:
    if erasing.call_back(request.user, timezone.now()):
        messages.success(request, _("Welcome back. Nothing was erased."))
        return redirect("account")
    return show(request, _("It is too late: the day is over."), HTTPStatus.CONFLICT)
