"""The forms of a flash: a headline and where to, and why one is taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.wire.models import Flash


class FlashForm(forms.Form):
    """The headline is ready to be typed into, the edition is the one the person last sent to."""

    headline = forms.CharField(
        label=_("headline"),
        max_length=250,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    edition = forms.ModelChoiceField(Edition.objects.in_order(), label=_("edition"))
    as_typed = forms.BooleanField(label=_("leave the words as they were typed"), required=False)

    @classmethod
    def for_person(cls, person: Person) -> "FlashForm":
        last = Flash.objects.newest_first().filter(sent_by=person).first()
        return cls(initial={"edition": last.edition if last else Edition.objects.leading()})

    def send(self, by: Any) -> Flash:
        answers = dict(self.cleaned_data)
        as_typed = answers.pop("as_typed")
        flash = Flash(**answers)
        flash.send(by=by, as_typed=as_typed)
        return flash


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("reason, for the newsroom"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
    )
