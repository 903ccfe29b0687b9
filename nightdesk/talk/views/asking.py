"""Who asks, and whether the request comes from a page of ours. No token: pages are the same for everyone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from nightdesk.lib.crossing import is_from_elsewhere
from nightdesk.people.models import Person

View = Callable[..., HttpResponse]
SEE_OTHER = 303


def posted_from_here(view: View) -> View:
    """For views that take what is posted by a page that knows no reader. Other sites are refused."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_from_elsewhere(request):
            return HttpResponseForbidden(_("This was sent by another site, and is not taken."))
        return view(request, *args, **kwargs)

    exempt: View = csrf_exempt(asked)
    return exempt


def signed_in(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None


def to_sign_in(back: str, way: str = "") -> HttpResponse:
    """To the account pages, and then back to this address."""
    page = reverse("account_signup" if way == "signup" else "account_login")
    return see_other(f"{page}?{urlencode({'next': back})}")


def see_other(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=SEE_OTHER)
