"""A draft becomes a live blog, or a plain story again: a page that asks, and does it."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from nightdesk.desk.acts.form import ActForm
from nightdesk.desk.moderation.doors import who
from nightdesk.desk.stories.places import place_of
from nightdesk.desk.views.acts import page
from nightdesk.live.beginning import make_live, make_plain
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may


class BecomesLive(ActForm):
    label = gettext_lazy("Make it a live blog")
    explanation = gettext_lazy("What is written stands above its posts. Its address is another.")

    def carry_out(self, story: Story, by: Person, **answers: Any) -> None:
        make_live(story, by=by)


class BecomesPlain(ActForm):
    label = gettext_lazy("Make it a plain story")
    explanation = gettext_lazy("It has no posts then, and the address of its section.")

    def carry_out(self, story: Story, by: Person, **answers: Any) -> None:
        make_plain(story, by=by)


@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: HttpRequest, pk: int) -> HttpResponse:
    """Of any story that this person may write; the verb refuses what readers know."""
    person = who(request)
    story = get_object_or_404(Story.objects.visible_to(person, timezone.now()), pk=pk)
    if not may(person, "write", story):
        raise PermissionDenied
    form_class = BecomesPlain if story.is_live_blog else BecomesLive
    if request.method != "POST":
        return page(request, story, form_class(initial={"version": story.version}))
    form = form_class(request.POST)
    if form.is_valid():
        try:
            form.act(story, person)
        except Refused as refused:
            form.refuse(refused)
            story.refresh_from_db()
            form.seen_now(story)
        else:
            told = _("It is a live blog.") if story.is_live_blog else _("It is a plain story.")
            messages.success(request, told)
            return redirect(place_of(story, person))
    return page(request, story, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
