"""What we ask of those who sign up, beside address and password."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class WithName(forms.Form):
    """allauth puts its own fields beside these, here and where another house vouches for the reader."""

    field_order = ("name", "email", "password1")

    name = forms.CharField(
        label=_("Display name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def signup(self, request: HttpRequest, user: Any) -> None:
        """Allauth asks for it; the name is saved with the account (`Adapter.save_user`)."""
