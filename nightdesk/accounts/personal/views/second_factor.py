"""Why the newsroom needs a second factor, for whoever has none yet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nightdesk.accounts.personal.second_factor_first import has_one
from nightdesk.accounts.personal.signed_in import SignedInRequest, signed_in


@require_safe
@signed_in
def show(request: SignedInRequest) -> HttpResponse:
    told = {"has_one": has_one(request.user)}
    return render(request, "account/personal/second_factor.html", told)
