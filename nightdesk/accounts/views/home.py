"""My account: what it is, and the ways to change it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.follows.unseen import as_said, unseen
from nightdesk.people.models import Person
from nightdesk.talk.answers import unread


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
        "answers": as_said(unread(person)),
        "alerts": as_said(unseen(person, timezone.now())),
    }
    return render(request, "account/home.html", told)
