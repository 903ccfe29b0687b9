"""The founding page: for the first visit, with the one-time code from the console."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nightdesk.desk.forms.founding import FoundingForm
from nightdesk.desk.founding import Newsroom, found, is_founded, use_up_the_code
from nightdesk.people.models import Person


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def founding(request: HttpRequest) -> HttpResponse:
    """Once there is an edition, there is no such page."""
    if is_founded():
        raise Http404
    with translation.override(translation.get_language_from_request(request)):
        return create(request) if request.method == "POST" else show(request)


def show(request: HttpRequest) -> HttpResponse:
    return page(request, FoundingForm())


def create(request: HttpRequest) -> HttpResponse:
    form = FoundingForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if not use_up_the_code():
        raise Http404
    found(Newsroom(**form.newsroom()))
    person = Person.objects.get_by_natural_key(form.cleaned_data["email"])
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("wagtailadmin_home")


def page(request: HttpRequest, form: FoundingForm, status: int = HTTPStatus.OK) -> HttpResponse:
    return render(request, "desk/founding.html", {"form": form}, status=status)
