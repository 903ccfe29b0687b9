"""What we ask of those who sign up, beside address and password."""

from contextlib import suppress
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from nightdesk.people import display_names
from nightdesk.people.errors import NameRefused
from nightdesk.people.models.public_face import LONGEST_NAME


class WithName(forms.Form):
    """allauth puts its own fields beside these, here and where another house vouches for the reader."""

    field_order = ("name", "email", "password1")

    name = forms.CharField(
        label=_("Display name"),
        help_text=_("Others see it beside what you write."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def clean_name(self) -> str:
        """As it would be kept; whoever looks like somebody else is told to choose another."""
        try:
            return display_names.check(self.cleaned_data["name"], None)
        except NameRefused as reason:
            raise forms.ValidationError(str(reason)) from None

    def signup(self, request: HttpRequest, user: Any) -> None:
        """Take the name. Whoever was faster keeps it, and the slower chooses another before they speak."""
        with suppress(NameRefused):
            display_names.take(user, self.cleaned_data["name"])
