"""My account: what it is, and the ways to change it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nightdesk.people.models import Person


@require_safe
@login_required
def show(request: HttpRequest) -> HttpResponse:
    person = request.user
    assert isinstance(person, Person)  # noqa: S101  # for the types: others are led to sign in
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    told = {
        "person": person,
        "address": EmailAddress.objects.get_primary_email(person) or person.email,
        "has_second_factor": bool(kinds),
    }
    return render(request, "account/home.html", told)
