"""The pages of webhooks: all of them, and one with its log. For administrators."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from nightdesk.desk.hooks.forms import HookForm
from nightdesk.lib.leaf import Leaf
from nightdesk.notices.hooks.models import Call, Hook
from nightdesk.people.roles import Role

View = Callable[..., HttpResponse]
TITLE = gettext_lazy("Webhooks")


def may_hook(person: Any) -> bool:
    """What leaves the house is for administrators to say."""
    return bool(person.is_active and person.role == Role.ADMINISTRATOR)


def for_administrators(view: View) -> View:
    """Asked before anything else is."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_hook(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All of them, and the form for another. A new one's secret is on the answer, and nowhere after."""
    form = HookForm(request.POST or None)
    if form.is_bound and form.is_valid():
        hook = form.save(commit=False)
        return page(request, "secret.html", {"hook": hook, "secret": hook.begin(by=request.user)})
    context = {"form": form, "hooks": Hook.objects.order_by("name", "pk")}
    return page(request, "index.html", context, is_wrong=form.is_bound)


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One with its log, the newest calls first. POST changes where to and when."""
    hook = get_object_or_404(Hook, pk=pk)
    form = HookForm(request.POST or None, instance=hook)
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, _("Changed."))
        return redirect("webhooks:show", pk)
    calls = (
        Call.objects.of(hook).newest_first().select_related("event").prefetch_related("attempts")
    )
    context = {
        "form": form,
        "hook": Hook.objects.get(pk=pk),
        "leaf": Leaf.asked_for(request, calls),
        "lost": Call.objects.of(hook).given_up().count(),
    }
    return page(request, "show.html", context, is_wrong=form.is_bound)


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, is_wrong: bool = False
) -> HttpResponse:
    head = {"header_title": TITLE, "page_title": TITLE, "header_icon": "link"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return render(request, f"desk/hooks/{template}", head | context, status=status)
