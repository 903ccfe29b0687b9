"""The form about an edition: what its brand brings is looked over before any reader sees it."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from nightdesk.editions.marks import Mark, MarkRefused, take_icon, take_logo
from nightdesk.editions.models import Edition
from nightdesk.editions.palette import is_paper

# Two logos take turns in one place: how much their shapes may differ.
SAME_SHAPE = 0.02


class Shown(NamedTuple):
    """A logo or icon in use, as readers are shown it."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class MarkInput(forms.ClearableFileInput):
    """Leads to what readers are shown: what is kept has no address of its own."""

    def format_value(self, value: Any) -> Shown | None:  # type: ignore[override]
        if not self.is_initial(value):
            return None
        edition, name = value.instance, PurePosixPath(value.name).name
        is_icon = value.field.name == "icon"
        return Shown(
            name, reverse("icon" if is_icon else "logo", args=[edition, 192 if is_icon else name])
        )


class EditionForm(WagtailAdminModelForm):
    def clean_paper(self) -> str:
        paper: str = self.cleaned_data["paper"]
        if paper and not is_paper(paper):
            raise ValidationError(
                _("Copy could not be read on this paper: choose a paler tint, such as #fff7ee.")
            )
        return paper

    def clean_logo(self) -> Any:
        return self._taken("logo", take_logo)

    def clean_logo_at_night(self) -> Any:
        return self._taken("logo_at_night", take_logo)

    def clean_icon(self) -> Any:
        return self._taken("icon", take_icon)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        edition: Edition = self.instance
        if "logo" in self._marks:
            edition.logo_width, edition.logo_height = self._marks["logo"]
        elif cleaned.get("logo") is False:
            edition.logo_width = edition.logo_height = 0
        night = self._marks.get("logo_at_night")
        if night and not is_alike(night, (edition.logo_width, edition.logo_height)):
            self.add_error(
                "logo_at_night", _("Both logos have the same shape, and the first is there.")
            )
        return cleaned

    @property
    def _marks(self) -> dict[str, tuple[int, int]]:
        """Width and height of what was taken just now, by field."""
        marks: dict[str, tuple[int, int]] = self.__dict__.setdefault("_marks_taken", {})
        return marks

    def _taken(self, field: str, take: Callable[[bytes], Mark]) -> Any:
        given = self.cleaned_data[field]
        if not isinstance(given, UploadedFile):
            return given
        try:
            mark = take(given.read())
        except MarkRefused as error:
            raise ValidationError(str(error)) from error
        self._marks[field] = (mark.width, mark.height)
        return mark.file


def is_alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    if not all(other):
        return False
    return abs(one[0] / one[1] * other[1] / other[0] - 1) <= SAME_SHAPE
