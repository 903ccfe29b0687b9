"""What is filled in about a room, and what hosts say when they act in one."""

from typing import Any, ClassVar

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from nightdesk.desk.story_addresses import story_named_by
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk.models import Room
from nightdesk.talk.models.lifting import Into

FIELDS = (
    "title",
    "slug",
    "about",
    "desk",
    "hosts",
    "is_announced",
    "opens_at",
    "closes_at",
    "slow_seconds",
    "member_days",
    "holds_first",
    "trusts_newcomers",
    "asks_authors",
    "afterwards",
    "forget_after_days",
)
TIMES_OUT_FOR = ((5, _("5 minutes")), (30, _("30 minutes")), (1440, _("a day")))


def newsroom() -> Any:
    """Who may keep a room."""
    return Person.objects.filter(is_active=True).exclude(role=Role.READER).order_by("name")


class RoomForm(forms.ModelForm):  # type: ignore[type-arg]
    """`story` is said by its address; a room that was opened along with one stays with it."""

    story_address = forms.CharField(
        label=_("Address of a story"),
        max_length=300,
        required=False,
        help_text=_("The room goes along with it. Empty: it is the edition's."),
    )

    class Meta:
        model = Room
        fields = FIELDS
        widgets: ClassVar = {"opens_at": AdminDateTimeInput, "closes_at": AdminDateTimeInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("The last word of its address. Empty: from the title.")
        hosts = self.fields["hosts"]
        assert isinstance(hosts, forms.ModelMultipleChoiceField)  # noqa: S101  # for the types
        hosts.queryset = newsroom()
        if self.instance.pk:
            del self.fields["slug"], self.fields["story_address"]
        else:
            editions = forms.ModelChoiceField(
                Edition.objects.in_order(), label=_("Edition"), empty_label=None
            )
            self.fields = {"edition": editions, **self.fields}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if "slug" in self.fields and not said.get("slug"):
            said["slug"] = slugify(said.get("title", ""))[:60] or "chat"
        opens, closes = said.get("opens_at"), said.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("It closes before it opens."))
        return said

    def clean_story_address(self) -> Story | None:
        said = self.cleaned_data["story_address"].strip()
        if not said:
            return None
        story = story_named_by(said)
        if story is None:
            raise forms.ValidationError(_("There is no story at this address."))
        edition = self.cleaned_data.get("edition")
        if edition is not None and story.edition_id != edition.pk:
            raise forms.ValidationError(_("This story is in another edition."))
        return story

    def columns(self) -> dict[str, Any]:
        """For the verbs: without the edition, and with records in place of addresses."""
        said = dict(self.cleaned_data)
        said.pop("edition", None)
        if "story_address" in said:
            said["story"] = said.pop("story_address")
        desk = said.pop("desk")
        said["desk_id"] = desk.pk if desk else None
        return said


class LiftingForm(forms.Form):
    into = forms.ChoiceField(label=_("Into"), choices=Into.choices)
    address = forms.CharField(label=_("Address of a story"), max_length=300)

    def clean_address(self) -> Story:
        story = story_named_by(self.cleaned_data["address"])
        if story is None:
            raise forms.ValidationError(_("There is no story at this address."))
        return story
