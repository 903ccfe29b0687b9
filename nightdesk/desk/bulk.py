"""Acts on several stories at once: each by its own verb, each with its own refusal."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_list_or_404
from django.utils import timezone
from django.utils.functional import Promise, classproperty
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from nightdesk.desk.acts.before_readers import Publication
from nightdesk.desk.acts.copyflow import Hold, Spike
from nightdesk.desk.acts.form import ActForm
from nightdesk.stories.errors import Refused
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may


class BulkAct(SnippetBulkAction):
    """Subclasses name the act of one story that is done to several."""

    act: ClassVar[type[ActForm]]
    template_name = "desk/bulk.html"
    aria_label: ClassVar[str | Promise]

    @classproperty
    def models(cls) -> list[type[Story]]:  # noqa: N805 - a property of the class
        return [Story]

    @classproperty
    def action_type(cls) -> str:  # noqa: N805 - a property of the class
        return cls.act.verb

    @classproperty
    def display_name(cls) -> str | Promise:  # noqa: N805 - a property of the class
        return cls.act.label

    def dispatch(self, request: HttpRequest) -> HttpResponseBase:
        person: Any = request.user
        if not person.may(self.act.verb):
            raise PermissionDenied
        return super().dispatch(request)

    def get_form(self, form_class: Any = None) -> Any:
        """The act's own form, less the version: each story is acted upon as it is found."""
        form = self.act(**self.get_form_kwargs())
        del form.fields["version"]
        return form

    def visible(self) -> QuerySet[Story]:
        return Story.objects.visible_to(self.request.user, timezone.now())

    def get_queryset(self, model: type[Story], object_ids: list[str]) -> list[Story]:
        """Of what was chosen, what the person may see: not even the headline of the rest is told."""
        return list(get_list_or_404(self.visible(), pk__in=object_ids))

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        return self.visible().values_list("pk", flat=True)

    def check_perm(self, obj: Story) -> bool:
        return may(self.request.user, self.act.verb, obj)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"act": self.act}

    @classmethod
    def execute_action(cls, objects: list[Story], **kwargs: Any) -> tuple[int, int]:
        """Give how many were acted upon; those that refused are told of one by one."""
        page = kwargs["self"]
        refused = [story for story in objects if not page.act_on(story)]
        return len(objects) - len(refused), 0

    def act_on(self, story: Story) -> bool:
        try:
            self.cleaned_form.carry_out(story, self.request.user, **self.cleaned_form.answers())
        except Refused as refused:
            told = gettext("%(story)s: %(refusal)s") % {"story": story, "refusal": refused}
            messages.error(self.request, told)
            return False
        return True

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        sentence = ngettext(
            "%(act)s: %(count)d story.", "%(act)s: %(count)d stories.", num_parent_objects
        )
        return sentence % {"act": self.act.label, "count": num_parent_objects}


class BulkPublication(BulkAct):
    act = Publication
    aria_label = gettext_lazy("Publish the chosen stories")
    action_priority = 10


class BulkHold(BulkAct):
    act = Hold
    aria_label = gettext_lazy("Hold the chosen stories")
    action_priority = 20


class BulkSpike(BulkAct):
    act = Spike
    aria_label = gettext_lazy("Spike the chosen stories")
    action_priority = 30
    classes: ClassVar[set[str]] = {"serious"}
