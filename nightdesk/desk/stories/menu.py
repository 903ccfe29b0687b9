"""The menu of the editor: buttons that save and act, and links to the pages that ask first."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import ActionMenuItem, LockedMenuItem, SaveMenuItem

from nightdesk.desk.acts.all import ACTS
from nightdesk.desk.acts.before_readers import Publication, Update
from nightdesk.desk.acts.copyflow import Approval, Submission
from nightdesk.desk.acts.form import ActForm
from nightdesk.fronts.models import Front
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may
from nightdesk.stories.state import VERBS, State

SAVING = (Submission, Approval, Publication)


class Button(ActionMenuItem):
    """Saves the copy, then acts with it."""

    def __init__(self, act: type[ActForm], order: int) -> None:
        super().__init__(order=order)
        self.name = f"action-{act.verb}"
        self.label, self.icon_name = act.label, act.icon


class UpdateButton(Button):
    """«Publish», for what readers have already."""

    def __init__(self, order: int) -> None:
        super().__init__(Publication, order)
        self.label = Update.label


class Page(ActionMenuItem):
    """Leads to the page of an act."""

    def __init__(self, act: type[ActForm], order: int) -> None:
        super().__init__(order=order)
        self.act, self.label, self.icon_name = act, _("%(act)s…") % {"act": act.label}, act.icon
        self.classname = "no" if act.is_grave else ""

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse(f"story_acts:{self.act.address}", args=[parent_context["instance"].pk])


class PublishFront(ActionMenuItem):
    name = "action-arrange"
    label = _("Publish")
    icon_name = "upload"


def menu_for(person: Person, story: Story | None, *, is_locked: bool) -> list[ActionMenuItem]:
    """What this person may do from the editor now; the first one is the button that shows."""
    if is_locked:
        return [LockedMenuItem(order=0), *pages(person, story)]
    return [SaveMenuItem(order=0), *buttons(person, story), *pages(person, story)]


def buttons(person: Person, story: Story | None) -> list[ActionMenuItem]:
    if story and story.state == State.PUBLISHED:
        return [UpdateButton(10)] if may(person, "update", story) else []
    copy = story or Story(desk_id=None)
    return [
        Button(act, 10 + place)
        for place, act in enumerate(SAVING)
        if copy.state in VERBS[act.verb].begins and may(person, act.verb, copy)
    ]


def pages(person: Person, story: Story | None) -> list[ActionMenuItem]:
    if story is None:
        return []
    return [
        Page(act, 50 + place)
        for place, act in enumerate(ACTS)
        if act not in {*SAVING, Update} and act.is_open_to(person, story)
    ]


def construct(items: list[ActionMenuItem], request: Any, context: dict[str, Any]) -> None:
    """Replace Wagtail's menus of a story and a front by ours. Other records keep theirs."""
    if context["model"] is Front:
        items[:] = [PublishFront(order=0)]
    if context["model"] is not Story:
        return
    locked = bool(context.get("locked_for_user"))
    items[:] = menu_for(request.user, context.get("instance"), is_locked=locked)
