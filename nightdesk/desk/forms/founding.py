"""The form of the founding page."""

import zoneinfo
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.desk.founding import is_the_code
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person

OF_THE_EDITION = ("code", "language", "direction", "time_zone")


class FoundingForm(forms.ModelForm):  # type: ignore[type-arg]
    one_time_code = forms.CharField(
        label=gettext_lazy("One-time code"),
        help_text=gettext_lazy("It stands on the console where Nightdesk was started."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )
    publisher = forms.CharField(label=gettext_lazy("Name of the newsroom"), max_length=120)
    edition = forms.CharField(
        label=gettext_lazy("Name of the first edition"),
        max_length=80,
        help_text=gettext_lazy("The paper's name, as readers will see it."),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=[(zone, zone) for zone in sorted(zoneinfo.available_timezones())],
        initial="UTC",
    )
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Your e-mail address"))
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least twelve characters."),
    )

    class Meta:
        model = Edition
        fields = OF_THE_EDITION

    field_order = ("one_time_code", "publisher", "edition", *OF_THE_EDITION, "name")

    def clean_one_time_code(self) -> str:
        code: str = self.cleaned_data["one_time_code"]
        if not is_the_code(code):
            raise ValidationError(_("This is not the code on the console. Nothing was founded."))
        return code

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        known = {name: self.cleaned_data.get(name, "") for name in ("name", "email")}
        validate_password(password, Person(**known))
        return password

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=email).exists():
            raise ValidationError(_("Somebody signs in with this address already."))
        return email

    def newsroom(self) -> dict[str, Any]:
        """As `founding.found` wants it told."""
        return {key: value for key, value in self.cleaned_data.items() if key != "one_time_code"}
