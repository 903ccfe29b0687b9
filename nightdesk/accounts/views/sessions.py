"""Signing out one place where one is signed in."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from nightdesk.people.models import Person


@require_POST
@login_required
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Only of one's own; the others' are not found."""
    assert isinstance(request.user, Person)  # noqa: S101  # for the types: others are led to sign in
    get_object_or_404(UserSession, pk=number, user=request.user).end()
    return redirect("usersessions_list")
