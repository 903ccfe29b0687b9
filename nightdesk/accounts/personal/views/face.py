"""My face: what readers see of me."""

from http import HTTPStatus

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nightdesk.accounts.personal.forms import FaceForm
from nightdesk.accounts.personal.signed_in import SignedInRequest, signed_in
from nightdesk.people.errors import NameRefused


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def face(request: SignedInRequest) -> HttpResponse:
    return update(request) if request.method == "POST" else page(request, FaceForm(request.user))


def update(request: SignedInRequest) -> HttpResponse:
    too_often = consume_or_429(request, action="change_face", user=request.user)
    if too_often:
        return too_often
    form = FaceForm(request.user, request.POST, request.FILES)
    if form.is_valid():
        try:
            form.keep()
        except NameRefused as refusal:
            form.add_error("display_name", str(refusal))
    if not form.is_valid():
        return page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("Kept."))
    return redirect("account_face")


def page(request: SignedInRequest, form: FaceForm, status: int = HTTPStatus.OK) -> HttpResponse:
    told = {"form": form, "person": request.user}
    return render(request, "account/personal/face.html", told, status=status)
