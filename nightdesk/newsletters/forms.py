"""What readers fill in: where they want which newsletters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.newsletters.models import Newsletter

LONGEST_ADDRESS = 254


class JoinForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=LONGEST_ADDRESS)
    newsletter = forms.ModelMultipleChoiceField(
        queryset=Newsletter.objects.none(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Newsletter.objects.of(edition).open()
        field = self.fields["newsletter"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  # for the types
        field.queryset = offered
