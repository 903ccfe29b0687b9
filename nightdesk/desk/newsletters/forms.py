"""The forms of newsletters at the desk: what one is, and what a number of it says."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Section
from nightdesk.newsletters import generations, telling
from nightdesk.newsletters.models import Newsletter, Number, Source
from nightdesk.people.models import Person
from nightdesk.stories.models import Story

# So many of the edition's newest are offered beside those that are chosen.
OFFERED = 40
PLACE = "place_"


class NewsletterForm(forms.ModelForm[Newsletter]):
    class Meta:
        model = Newsletter
        fields = (
            "edition", "name", "slug", "promise", "source", "sections", "most", "rhythm",
            "weekday", "hour", "is_open", "position",
        )  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            "sections": forms.CheckboxSelectMultiple,
            "hour": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["edition"].disabled = True
            sections = self.fields["sections"]
            assert isinstance(sections, forms.ModelMultipleChoiceField)  # noqa: S101  # for the types
            sections.queryset = Section.objects.filter(edition=self.instance.edition).in_order()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        sections, edition = said.get("sections") or (), said.get("edition")
        if any(one.edition_id != getattr(edition, "pk", None) for one in sections):
            self.add_error("sections", _("Sections of this edition alone."))
        if said.get("source") == Source.SECTIONS and not sections:
            self.add_error("sections", _("Say which."))
        return said

    @transaction.atomic
    def keep(self, *, by: Person) -> Newsletter:
        """Readers' pages follow."""
        kind = "newsletter.changed" if self.instance.pk else "newsletter.made"
        made = self.save()
        bump(generations.offer(made.edition_id))
        telling.of_newsletter(kind, made, by)
        return made


class NumberForm(forms.ModelForm[Number]):
    """Beside its words, each story that is offered may be given a place; without one it is left out."""

    due_at = forms.DateTimeField(
        label=_("Hour"), required=False, widget=AdminDateTimeInput,
        help_text=_("For sending later, in the edition's time zone."),
    )  # fmt: skip

    class Meta:
        model = Number
        fields = ("subject", "introduction")
        widgets: ClassVar[dict[str, Any]] = {"introduction": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stories = offered(self.instance, timezone.now())
        places = {one.story_id: one.position + 1 for one in self.instance.chosen.all()}
        for story in self.stories:
            self.fields[f"{PLACE}{story.pk}"] = forms.IntegerField(
                label=story.headline, required=False, min_value=1, max_value=99,
                initial=places.get(story.pk), widget=forms.NumberInput(attrs={"size": 3}),
            )  # fmt: skip

    @property
    def words(self) -> list[forms.BoundField]:
        return [self["subject"], self["introduction"]]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each story with the field of its place."""
        return [{"story": one, "field": self[f"{PLACE}{one.pk}"]} for one in self.stories]

    def clean_due_at(self) -> datetime | None:
        due: datetime | None = self.cleaned_data["due_at"]
        if due is not None and due <= timezone.now():
            raise forms.ValidationError(_("This hour is over."))
        return due

    @transaction.atomic
    def save(self, commit: bool = True) -> Number:  # noqa: FBT001, FBT002 - Django's own
        """In the order of the places; of two in one place the newer story goes first."""
        number: Number = super().save(commit)
        given = [(self.cleaned_data.get(f"{PLACE}{one.pk}"), one) for one in self.stories]
        chosen = sorted((pair for pair in given if pair[0]), key=lambda pair: pair[0] or 0)
        number.choose([story for _place, story in chosen])
        return number


def offered(number: Number, now: datetime) -> list[Story]:
    """What is chosen already in its order, then the newest of the edition. Two queries."""
    edition = number.newsletter.edition
    standing = edition.stories.visible_to(None, now).published().for_lines()
    chosen = list(standing.filter(chosen_for__number=number).order_by("chosen_for__position"))
    newest = standing.newest_first().other_than(*chosen)[:OFFERED]
    return [*chosen, *newest]
