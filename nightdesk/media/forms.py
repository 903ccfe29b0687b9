"""The desk's form for pictures: files are looked over, and tell what nobody has typed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from nightdesk.bakery.staleness import bump
from nightdesk.media.acceptance import LARGEST_FILE, accept
from nightdesk.media.errors import PictureRefused
from nightdesk.media.models.words import WORDS, words_from

FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class AcceptedFileField(WagtailImageField):
    """Wagtail unfolds a file to measure it; ours has been looked over before that."""

    def to_python(self, data: Any) -> Any:
        """Give the file with `accepted` on it: its true ending and what it says about itself."""
        if not data:
            return super().to_python(data)
        try:
            accepted = accept(data.read(LARGEST_FILE + 1))
        except PictureRefused as refused:
            raise ValidationError(str(refused), code="refused") from refused
        data.seek(0)
        file = super().to_python(data)
        file.accepted = accepted
        return file


class PictureForm(BaseImageForm):
    """Set as `WAGTAILIMAGES_IMAGE_FORM_BASE`: one picture, many at once and the chooser use it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = AcceptedFileField(
                label=given.label, required=given.required, widget=given.widget
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        accepted = getattr(cleaned.get("file"), "accepted", None)
        if accepted:
            self._fill_in(cleaned, words_from(accepted.metadata))
            self.instance.ground = accepted.ground
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's own signature
        if not commit:
            return super().save(commit=False)
        with transaction.atomic():
            picture = super().save()
            is_drawn_anew = bool(set(self.changed_data) & {*WORDS, *FOCAL_POINT, "file"})
            if is_drawn_anew:
                picture.renditions.all().delete()
            bump(picture.generation)
        if is_drawn_anew:
            picture.draw()
        return picture

    def _fill_in(self, cleaned: dict[str, Any], words: dict[str, object]) -> None:
        """Some of the desk's forms show no words at all: then they go straight to the picture."""
        for name, value in words.items():
            if name in self.fields:
                cleaned[name] = cleaned.get(name) or value
            elif not getattr(self.instance, name):
                setattr(self.instance, name, value)
