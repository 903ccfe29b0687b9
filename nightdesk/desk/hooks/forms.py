"""The form about a webhook: where to, and which events."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nightdesk.lib.outbound import NotAsked
from nightdesk.notices.hooks import calling
from nightdesk.notices.hooks.models import Hook
from nightdesk.syndication.webhooks import KINDS


class HookForm(forms.ModelForm[Hook]):
    kinds = forms.MultipleChoiceField(
        label=_("When"), choices=list(KINDS.items()), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Hook
        fields = ("name", "url", "kinds")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("What listens there.")
        self.fields["url"].help_text = _("On the public network, beginning with https.")

    def clean_url(self) -> str:
        """Where its name leads is looked at each time something is sent there."""
        url: str = self.cleaned_data["url"]
        try:
            calling.client().parts(url)
        except NotAsked as why:
            raise ValidationError(
                _("This address cannot be asked: %(why)s") % {"why": why}
            ) from why
        return url
