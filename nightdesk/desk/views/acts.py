"""An act on a story: a page that asks what must be known, and does it."""

from http import HTTPStatus
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from nightdesk.desk.acts.form import ActForm
from nightdesk.desk.stories.places import place_of
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, Refused
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: int, form_class: type[ActForm]) -> HttpResponse:
    """Ask (GET) or do (POST). What the person may not see is not found; what they may not do is denied.

    Hours are the edition's own, whoever types them.
    """
    person: Any = request.user
    story = get_object_or_404(Story.objects.visible_to(person, timezone.now()), pk=pk)
    if not may(person, form_class.verb, story):
        raise PermissionDenied
    with timezone.override(story.edition.zone):
        return (create if request.method == "POST" else show)(request, story, form_class)


def show(request: HttpRequest, story: Story, form_class: type[ActForm]) -> HttpResponse:
    """The page that asks; where the act cannot begin, back to the story with the reason."""
    try:
        story.refuse_unless_ready(form_class.verb, None)
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect(place_of(story, request.user))
    return page(request, story, form_class(initial={"version": story.version}))


def create(request: HttpRequest, story: Story, form_class: type[ActForm]) -> HttpResponse:
    """Do it, or show the page again with every word that was typed, and why not."""
    form, person = form_class(request.POST), cast("Person", request.user)
    if form.is_valid():
        try:
            form.act(story, person)
        except Refused as refused:
            form.refuse(refused)
            story.refresh_from_db()
            form.seen_now(story)
        else:
            messages.success(request, done(story))
            return redirect(place_of(story, request.user))
    return page(request, story, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def page(
    request: HttpRequest, story: Story, form: ActForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    place = place_of(story, request.user)
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("stories:list"), "label": _("Stories")},
        {"url": place, "label": str(story)},
        {"url": "", "label": form.label},
    ]
    context = {"story": story, "form": form, "place": place, "breadcrumbs_items": trail}
    return render(request, "desk/act.html", context | {"header_title": form.label}, status=status)


def done(story: Story) -> str:
    story.refresh_from_db()
    return _("“%(story)s” is now %(state)s.") % {
        "story": story,
        "state": story.get_state_display(),
    }
