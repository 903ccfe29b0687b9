"""The newsroom signs in with a second factor: without it, all that the desk shows is the way to set one up."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nightdesk.accounts.middleware import PREFIX
from nightdesk.accounts.which_edition import UNSAFE
from nightdesk.people.loopback import is_from_here
from nightdesk.people.models import Person

NEWSROOM = "newsroom"
DESK = "/desk/"
OPEN = ("founding", "wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_password_reset")
# In the session of whoever set one up in it: for whom. A stolen password's session does not have it.
SET_UP_HERE = "set_up_second_factor"


class SecondFactorFirst:
    """Looks at who asks at the desk, and wherever somebody of the newsroom acts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR != NEWSROOM or not has_session(request):
            return self.get_response(request)
        if is_setting_up(request):
            return self.noting(request)
        person = held_to_it(request)
        if person is None or (has_one(person) and has_proven(request, person)):
            return self.get_response(request)
        return redirect(f"{way(person)}?{urlencode({'next': back_to(request)})}")

    def noting(self, request: HttpRequest) -> HttpResponse:
        """Whoever adds the first one holds it in their hand: it is not asked for again a moment later."""
        person = request.user
        had = not isinstance(person, Person) or has_one(person)
        response = self.get_response(request)
        if not had and isinstance(person, Person) and has_one(person):
            request.session[SET_UP_HERE] = person.pk
        return response


def has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_setting_up(request: HttpRequest) -> bool:
    return request.method == "POST" and request.path_info.startswith(reverse("mfa_index"))


def held_to_it(request: HttpRequest) -> Person | None:
    """Who must have proven a second factor for this request; nobody where it is needed for nothing."""
    path = request.path_info
    is_acting = request.method in UNSAFE and not path.startswith(PREFIX)
    if not (path.startswith(DESK) or is_acting) or path in map(reverse, OPEN):
        return None
    person = request.user
    if not isinstance(person, Person) or not person.is_newsroom:
        return None
    return None if person.is_demo and is_from_here(request) else person


def has_one(person: Person) -> bool:
    """Recovery codes alone are none: they are for the day when the others are lost."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=person, type__in=kinds).exists()


def has_proven(request: HttpRequest, person: Person) -> bool:
    """In this very session."""
    records = get_authentication_records(request, person)
    is_told = any(record.get("method") == "mfa" for record in records)
    return is_told or request.session.get(SET_UP_HERE) == person.pk


def way(person: Person) -> str:
    """To setting one up, else to proving the one there is."""
    if not has_one(person):
        return reverse("account_second_factor")
    has_app = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
    return reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")


def back_to(request: HttpRequest) -> str:
    """What was sent is not sent again by itself."""
    return DESK if request.method in UNSAFE else request.get_full_path()
