"""What moderators fill in about people."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.sanctioning import Order
from nightdesk.talk.scopes import bounds


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For other moderators. The person never reads it."),
    )


class SanctionForm(forms.Form):
    """The sections are those that the moderator may reach."""

    measure = forms.ChoiceField(label=_("Measure"), choices=Measure.choices)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The person is told in these words."),
    )
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Empty: until somebody lifts it."),
    )
    section = forms.ModelChoiceField(label=_("Where"), queryset=Section.objects.none())

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desks = bounds(by)
        sections = Section.objects.select_related("edition").order_by("edition", "position")
        field = self.fields["section"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # for the types
        field.required = desks is not None
        field.empty_label = _("Everywhere") if desks is None else None
        field.queryset = sections if desks is None else sections.filter(desk__in=desks)
        if desks is not None:
            field.initial = field.queryset.first()

    def order(self) -> Order:
        said = self.cleaned_data
        until: datetime | None = said["until"]
        if until is not None and timezone.is_naive(until):
            until = timezone.make_aware(until)
        return Order(Measure(said["measure"]), said["reason"], until, said["section"])
