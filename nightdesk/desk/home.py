"""The first page of the desk: what waits for me, and what just went out."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from nightdesk.desk.stories.places import place_of
from nightdesk.people.models import Person
from nightdesk.stories.models import Story

LONGEST_LIST = 10
Stories = models.QuerySet[Story]


class StoriesPanel(Component):
    """A short list of stories under a heading; nothing at all when there are none and no word for that."""

    template_name = "desk/_stories_panel.html"

    def __init__(
        self, order: int, heading: str | Promise, stories: Callable[[Any, Person], Stories]
    ) -> None:
        self.order, self.heading, self.stories = order, heading, stories

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        person = parent_context["request"].user
        visible = Story.objects.visible_to(person, timezone.now()).at_the_desk_of(person)
        found = self.stories(visible.for_lines(), person)[:LONGEST_LIST]
        lines = [{"story": story, "place": place_of(story, person)} for story in found]
        return {"heading": self.heading, "lines": lines}


PANELS = (
    StoriesPanel(10, _("My drafts"), lambda stories, person: stories.drafts_of(person)),
    StoriesPanel(20, _("Waiting for approval"), lambda stories, _me: stories.submitted()),
    StoriesPanel(30, _("Waiting for an hour"), lambda stories, _me: stories.waiting_for_an_hour()),
    StoriesPanel(
        40, _("Recently published"), lambda stories, _me: stories.published().newest_first()
    ),
)


def construct(request: Any, panels: list[Component]) -> None:
    """In place of Wagtail's panels, which are about pages."""
    panels[:] = PANELS if request.user.may("read") else ()
