"""The form of the editor: what belongs together is checked, and what can be known is filled in."""

from itertools import chain, count
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from nightdesk.desk.stories.typography import SetsType
from nightdesk.editions.models import Desk, Section
from nightdesk.people.models import Person
from nightdesk.stories.permissions import desk_ids
from nightdesk.topics.models import Topic

LONGEST_SLUG = 80


class StoryForm(SetsType, WagtailAdminModelForm):
    """`seen_version` is the act the editor had before their eyes when they opened the story."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version
        topics = Topic.objects.select_related("edition")
        self.fields["section"].queryset = Section.objects.select_related("edition").in_order()
        self.fields["topics"].queryset = topics.order_by("edition", "name")
        self.fields["desk"].queryset = self.desks_to_choose_from()

    def desks_to_choose_from(self) -> Any:
        person: Person | None = self.for_user
        if person is None or not person.is_bound_to_desks:
            return Desk.objects.all()
        return Desk.objects.filter(pk__in=desk_ids(person) | {self.instance.desk_id})

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.check_section()
        self.fill_in_desk()
        self.fill_in_slug()
        self.set_type()
        return self.cleaned_data

    def check_section(self) -> None:
        section, edition = self.cleaned_data.get("section"), self.cleaned_data.get("edition")
        if section and edition and section.edition_id != edition.pk:
            self.add_error(
                "section",
                _("%(section)s is not a section of %(edition)s.")
                % {"section": section.name, "edition": edition.name},
            )

    def fill_in_desk(self) -> None:
        """The section's desk answers when none is named; a reporter writes for their own desks only."""
        section, desk = self.cleaned_data.get("section"), self.cleaned_data.get("desk")
        if "desk" in self.errors or section is None:
            return
        desk = desk or section.desk
        if desk and not self.desks_to_choose_from().filter(pk=desk.pk).exists():
            self.add_error(
                "section",
                _("%(desk)s answers for this section, and it is not your desk. Name one of yours.")
                % {"desk": desk.name},
            )
        self.cleaned_data["desk"] = desk

    def fill_in_slug(self) -> None:
        """Made from the headline when nobody gave one; a number sets it apart from another story's."""
        edition, headline = self.cleaned_data.get("edition"), self.cleaned_data.get("headline")
        if self.cleaned_data.get("slug") or not edition or not headline or "slug" in self.errors:
            return
        wish = slugify(headline, allow_unicode=True)[:LONGEST_SLUG].strip("-") or "story"
        others = edition.stories.exclude(pk=self.instance.pk)
        numbered = (f"{wish}-{number}" for number in count(2))
        self.cleaned_data["slug"] = next(
            slug for slug in chain([wish], numbered) if not others.named(slug).exists()
        )
