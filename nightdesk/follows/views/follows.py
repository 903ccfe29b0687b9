"""Everything a person follows: how they are told of each, when they want quiet, and how to leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from nightdesk.follows.forms import QuietForm, choose
from nightdesk.follows.models import Follow
from nightdesk.follows.subjects import named
from nightdesk.people.models import Person

UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def index(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = QuietForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        choose(Follow.objects.of(person), request.POST)
        form.keep(request.paper.time_zone)  # type: ignore[attr-defined]
        messages.success(request, _("Your choice is kept."))
        return redirect("follows")
    told = {"lines": named(Follow.objects.of(person)), "form": form}
    return render(request, "follows/index.html", told, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@login_required
def destroy(request: HttpRequest, number: int) -> HttpResponse:
    follow = get_object_or_404(Follow.objects.of(signed_in(request)), pk=number)
    follow.delete()
    return redirect("follows")


@require_POST
@login_required
def destroy_all(request: HttpRequest) -> HttpResponse:
    """Everything at once; what they were told already stays on their page."""
    Follow.objects.of(signed_in(request)).order_by().delete()
    messages.success(request, _("You follow nothing any more."))
    return redirect("follows")


def signed_in(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # noqa: S101  # for the types: others are led to sign in
    return request.user
