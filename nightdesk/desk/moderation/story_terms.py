"""The terms of one story's discussion: a page that the story's own page at the desk leads to."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from nightdesk.desk.moderation.doors import for_moderators, page, who
from nightdesk.desk.moderation.terms import WordForm
from nightdesk.desk.stories.places import place_of
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.stories.models import Story
from nightdesk.talk.models import Terms
from nightdesk.talk.opening import Reach, say, take_back
from nightdesk.talk.permissions import may_moderate
from nightdesk.talk.state import Openness

AS_ELSEWHERE = ("", gettext_lazy("as in its section and edition"))


class StoryTermsForm(WordForm):
    """Without `openness` nothing is said of the story alone: its section's terms hold, or its edition's."""

    field_order = ("openness", "why", "close_after_days")

    def __init__(self, sent: Any, terms: Terms | None) -> None:
        said = {name: getattr(terms, name, None) for name in self.base_fields}
        super().__init__(sent, initial=said)
        self.terms = terms
        field: Any = self.fields["openness"]
        field.required = False
        field.choices = [AS_ELSEWHERE, *Openness.choices]

    def act(self, story: Story, by: Person) -> None:
        if self.cleaned_data["openness"]:
            say(Reach(story.edition, None, story), self.word(), by=by)
        elif self.terms is not None:
            take_back(self.terms, by=by)


@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, or say it and go back to the story. A story of another desk is for its moderators."""
    person = who(request)
    story = get_object_or_404(Story.objects.visible_to(person, timezone.now()), pk=pk)
    if not may_moderate(person, story):
        raise PermissionDenied
    form = StoryTermsForm(request.POST or None, Terms.objects.filter(story=story).first())
    if form.is_bound and form.is_valid():
        try:
            form.act(story, person)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It holds from now on."))
            return redirect(place_of(story, person))
    shown = {"form": form, "story": story, "place": place_of(story, person)}
    return page(request, "story_terms.html", shown, status=422 if form.is_bound else 200)
