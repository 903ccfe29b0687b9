"""My data: all of it, at once, for whoever proves again that it is theirs."""

from allauth.account.decorators import reauthentication_required
from allauth.core.ratelimit import consume_or_429
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nightdesk.accounts.personal.packing import pack
from nightdesk.accounts.personal.signed_in import SignedInRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def data(request: SignedInRequest) -> HttpResponseBase:
    return create(request) if request.method == "POST" else show(request)


def show(request: SignedInRequest) -> HttpResponse:
    return render(request, "account/personal/data.html")


@reauthentication_required
def create(request: SignedInRequest) -> HttpResponseBase:
    too_often = consume_or_429(request, action="download_data", user=request.user)
    if too_often:
        return too_often
    headers = {"Cache-Control": "no-store"}
    return FileResponse(
        pack(request.user),
        as_attachment=True,
        filename=f"my-data-{request.user.pk}.zip",
        content_type="application/zip",
        headers=headers,
    )
