"""What a reader chooses: how they are told of each thing they follow, and when they want quiet."""

import zoneinfo
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nightdesk.follows.models import Follow, QuietHours
from nightdesk.people.models import Person


class QuietForm(forms.Form):
    """Both hours, or none."""

    begin = forms.TimeField(
        label=_("Quiet from"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    end = forms.TimeField(
        label=_("until"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        self.person = person
        known = QuietHours.objects.filter(person=person).first()
        if known:
            hours = {"begin": f"{known.begin:%H:%M}", "end": f"{known.end:%H:%M}"}
            kwargs["initial"] = hours | {"time_zone": known.time_zone}
        super().__init__(*args, **kwargs)
        zones = sorted(zoneinfo.available_timezones())
        self.fields["time_zone"].choices = [  # type: ignore[attr-defined]
            ("", _("That of the paper")),
            *((name, name.replace("_", " ")) for name in zones),
        ]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = told.get("begin"), told.get("end")
        if (begin is None) != (end is None) and not self.errors:
            self.add_error("end" if end is None else "begin", _("Quiet hours begin and end."))
        elif begin is not None and begin == end:
            self.add_error("end", _("A whole day is not quiet: leave what you follow instead."))
        return told

    def keep(self, zone: str) -> None:
        """`zone` is the paper's own."""
        told = self.cleaned_data
        if told["begin"] is None:
            QuietHours.objects.filter(person=self.person).delete()
            return
        hours = {"begin": told["begin"], "end": told["end"]}
        QuietHours.objects.update_or_create(
            person=self.person, defaults=hours | {"time_zone": told["time_zone"] or zone}
        )


def choose(follows: Iterable[Follow], told: Mapping[str, str]) -> None:
    """`push-7` and `mail-7` are ticked, or not there."""
    for follow in follows:
        chosen = f"push-{follow.pk}" in told, f"mail-{follow.pk}" in told
        if chosen != (follow.by_push, follow.by_mail):
            follow.by_push, follow.by_mail = chosen
            follow.save(update_fields=["by_push", "by_mail"])
