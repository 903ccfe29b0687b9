"""The editor: writing is Wagtail's affair, acting is that of our verbs.

An editor's page may be hours old. It carries the version it saw; an act that was overtaken is refused with
the name of who was faster, and what was typed stays in the form. A plain save takes nothing back: the
columns of acts are written by verbs alone.
"""

from http import HTTPStatus
from typing import Any

from django.contrib.admin.utils import quote
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateEditViewOptionalFeaturesMixin
from wagtail.snippets.views.snippets import CreateView, EditView

from nightdesk.desk.stories.beginnings import beginning
from nightdesk.desk.stories.typography import said
from nightdesk.stories.errors import Overtaken, Refused
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may
from nightdesk.stories.state import State

# Acts that a button of the editor leads to. Everything else has a page of its own.
BUTTONS = ("publish", "submit", "approve")


class Acting(CreateEditViewOptionalFeaturesMixin):
    """What writing a new story and changing one have in common."""

    def get_available_actions(self) -> list[str]:
        if self.request.method != "POST":
            return [*self.actions]
        story = self.object
        offered = [*self.actions, *(verb for verb in BUTTONS if self.is_theirs(verb, story))]
        return (
            [*offered, "workflow-action"] if story and self.workflow_action_is_valid() else offered
        )

    def is_theirs(self, verb: str, story: Story | None) -> bool:
        person = self.request.user
        right = "update" if story and story.state == State.PUBLISHED and verb == "publish" else verb
        return may(person, right, story) if story else person.may(right)

    def submit_action(self) -> None:
        self.object.submit(by=self.request.user)

    def approve_action(self) -> None:
        self.object.approve(by=self.request.user)

    def run_action_method(self) -> HttpResponse | None:
        """The copy is saved by now; if the act is refused, it stays what it was, and the reason is shown."""
        try:
            return super().run_action_method()
        except Refused as refused:
            messages.error(self.request, _("Saved. %(refusal)s") % {"refusal": refused})
            return redirect(reverse("stories:edit", args=[quote(self.object.pk)]))

    def get_success_message(self, instance: Any = None) -> str:
        story = Story.objects.get(pk=(instance or self.object).pk)
        if self.action in {"create", "edit"}:
            saved = _("“%(story)s” is saved.") % {"story": instance or self.object}
            return f"{saved} {said(self.form.newly_set, story.edition.language)}".strip()
        return _("“%(story)s” is now %(state)s.") % {
            "story": story,
            "state": story.get_state_display(),
        }


class StoryCreateView(Acting, CreateView):
    """With `?live` it begins a live blog, and stays one: readers find it at another address."""

    @property
    def is_live(self) -> bool:
        return bool(self.request.GET.get("live"))

    def get_initial_form_instance(self) -> Story:
        story = beginning(self.request.user)
        story.is_live_blog = self.is_live
        return story

    def get_add_url(self) -> str:
        address: str = super().get_add_url()
        return f"{address}?live=1" if self.is_live else address

    def get_page_subtitle(self) -> str:
        name: str = _("Live blog") if self.is_live else super().get_page_subtitle()
        return name


class StoryEditView(Acting, EditView):
    def user_has_permission(self, permission: str) -> bool:
        """Wagtail asks for the type; a story's own desk and state decide."""
        return self.user_has_permission_for_instance(permission, self.object)

    def is_valid(self, form: Any) -> bool:
        seen = form["seen_version"].value()
        if self.action != "edit" and str(seen) != str(self.object.version):
            self.overtaken = str(Overtaken(self.live_object))
            self.produced_error_message = self.overtaken
            form.data = form.data.copy()
            form.data["seen_version"] = str(self.object.version)
            return False
        return super().is_valid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save and act in one go, unless someone acted after this request had read the story.

        A save by itself (JSON) holds the database only while it saves, not while its answer is drawn.
        """
        try:
            if self.expects_json_response:
                return super().form_valid(form)
            with transaction.atomic():
                self.refuse_if_overtaken()
                return super().form_valid(form)
        except Overtaken as overtaken:
            self.overtaken = self.produced_error_message = str(overtaken)
            self.produced_error_code = "invalid_revision"
            return self.form_invalid(form)

    def save_instance(self) -> Story:
        self.refuse_if_overtaken()
        return super().save_instance()

    def refuse_if_overtaken(self) -> None:
        """The row stays ours until the transaction ends."""
        now = Story.objects.select_for_update().get(pk=self.object.pk)
        if now.version != self.object.version:
            raise Overtaken(now)

    def form_invalid(self, form: Any) -> HttpResponse:
        response = super().form_invalid(form)
        if hasattr(self, "overtaken") and not self.expects_json_response:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response
