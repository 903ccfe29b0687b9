"""The form of an act: what it asks, the version of the story it was filled in for, and the verb it ends in."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from wagtail.admin.widgets import AdminDateTimeInput

from nightdesk.people.models import Person
from nightdesk.stories.errors import Overtaken, Refused
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may
from nightdesk.stories.state import VERBS


class ActForm(forms.Form):
    """One verb. Subclasses name it, say what follows from it, and call it."""

    verb: ClassVar[str]
    address: ClassVar[str]
    label: ClassVar[str | Promise]
    explanation: ClassVar[str | Promise]
    icon: ClassVar[str] = "check"
    is_grave: ClassVar[bool] = False

    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def is_open_to(cls, person: Person, story: Story) -> bool:
        """Whether to offer this act: the person has the right, and the story is where it may begin."""
        return story.state in VERBS[cls.verb].begins and may(person, cls.verb, story)

    def act(self, story: Story, by: Person) -> None:
        """Do it. Raises Refused, and Overtaken when the story moved on since the form was opened."""
        if self.cleaned_data["version"] != story.version:
            raise Overtaken(story)
        self.carry_out(story, by, **self.answers())

    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def carry_out(self, story: Story, by: Person, **answers: Any) -> None:
        getattr(story.get_latest_revision_as_object(), self.verb)(**answers, by=by)

    def refuse(self, refused: Refused) -> None:
        """Say why, above the form."""
        self.add_error(None, str(refused))

    def seen_now(self, story: Story) -> None:
        """From now on the form speaks of the story as it is: whoever fills it in has been told."""
        self.data = dict(self.data.items()) | {"version": str(story.version)}


def hour(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=AdminDateTimeInput)


def words(label: Any, *, required: bool = True, most: int = 2000) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, widget=area, required=required, max_length=most)
