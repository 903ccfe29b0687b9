"""The picture: an original the newsroom keeps, its words, and the renditions readers see."""

from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import PurePath
from typing import Any, ClassVar, Self

from django.core.files.base import ContentFile
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    IMAGE_FORMAT_EXTENSIONS,
    AbstractImage,
    Filter,
    ImageQuerySet,
    SourceImageIOError,
    get_upload_to,
)
from wagtail.log_actions import log
from wagtail.search import index

from nightdesk.bakery.staleness import bump
from nightdesk.lib.loading import Loaded
from nightdesk.media.acceptance import accept
from nightdesk.media.filters import keeping_credit
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.models.picture_file import PictureFileField
from nightdesk.media.models.words import WORDS, Worded, words_from
from nightdesk.media.names import random_key, stored_name
from nightdesk.media.widths import KINDS, OWN, SHAPES, Shape

LONGEST_TITLE = 255


class PictureQuerySet(ImageQuerySet):
    """Ways to read the library."""

    def with_renditions(self) -> Self:
        """Fetch what `{% figure %}` shows, in one query however long the list."""
        return self.prefetch_renditions(*OWN.specs)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """With them go the pages that show them."""
        bump(*(picture.generation for picture in self))
        return super().delete()

    # As Django's own: not for `Picture.objects` itself.
    delete.queryset_only = True  # type: ignore[attr-defined]


class Picture(Loaded, Worded, AbstractImage):
    """Wagtail's image with a newsroom's words. `title` is the working name, for the desk alone."""

    # What Wagtail's constructor gives each; those that are loaded have none run.
    decorative, contextual_alt_text = False, None

    description = None  # Wagtail's field; caption and alternative text are two things here
    file = PictureFileField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )

    ground = models.CharField(
        max_length=7,
        blank=True,
        editable=False,
        validators=[RegexValidator(r"^#[0-9a-f]{6}$")],
        help_text="The colour most of it has, shown in its place until it is there.",
    )

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "caption",
        "alternative_text",
        "language",
        *(word for word in WORDS if word not in ("caption", "alternative_text")),
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields: ClassVar[list[Any]] = [
        *(
            field
            for field in AbstractImage.search_fields
            if getattr(field, "field_name", "") != "description"
        ),
        index.SearchField("caption"),
        index.SearchField("alternative_text"),
        index.SearchField("creator"),
        index.SearchField("credit_line"),
        index.SearchField("source"),
        index.SearchField("copyright_notice"),
        index.AutocompleteField("caption"),
        index.AutocompleteField("credit_line"),
    ]

    class Meta(AbstractImage.Meta):
        abstract = False
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = (("choose_picture", "Can choose picture"),)

    @classmethod
    def take_in(cls, data: bytes, filename: str, *, by: Any = None, **fields: Any) -> Self:
        """Take a file into the library, whatever door it came through, and give the picture.

        `fields` go before what the file says about itself. Raises `PictureRefused` with a sentence
        when the file is of no kind we take, too large, or damaged. The name is kept nowhere but,
        without its ending, in the title the desk sees. Drawing takes a second or so for a large
        original: better not inside a transaction, which would make other writers wait.
        """
        accepted = accept(data)
        title = fields.pop("title", "") or accepted.metadata.headline or PurePath(filename).stem
        picture = cls(
            title=(title or str(_("Untitled")))[:LONGEST_TITLE],
            file=ContentFile(data, name=f"picture.{accepted.extension}"),
            ground=accepted.ground,
            uploaded_by_user=by,
            **fields,
        )
        picture.read_from(accepted.metadata)
        picture._set_image_file_metadata()
        with transaction.atomic():
            picture.save()
            log(instance=picture, action="wagtail.create", user=by)
        picture.draw()
        del picture.file.file  # what is read from now on is what was stored
        return picture

    def read_from(self, metadata: PictureMetadata) -> None:
        """Fill the words that nobody has written yet; nothing is saved."""
        for name, value in words_from(metadata).items():
            if not getattr(self, name):
                setattr(self, name, value)

    def describe(self, words: Mapping[str, Any], *, by: Any = None) -> None:
        """Change words; every rendition with the old ones inside is replaced."""
        for name, value in words.items():
            setattr(self, name, value)
        with transaction.atomic():
            self.save(update_fields=list(words))
            self.renditions.all().delete()
            bump(self.generation)
            log(instance=self, action="wagtail.edit", user=by)
        self.draw()

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        bump(self.generation)
        return super().delete(*args, **kwargs)

    def draw(self) -> None:
        """Draw now what pages will show, so that no reader waits; a lost original draws nothing."""
        with suppress(SourceImageIOError):
            self.get_renditions(*self.specs(*SHAPES.values()))

    def specs(self, *shapes: Shape) -> list[str]:
        """The renditions that pages show of it in these shapes."""
        size = (self.width, self.height)
        return [spec for shape in shapes for kind in KINDS for spec in shape.fitting(kind, of=size)]

    def get_upload_to(self, filename: str) -> str:
        return stored_name("originals", random_key(), filename)

    @property
    def generation(self) -> str:
        """The name under which baked pages read it."""
        return f"picture:{self.pk}"

    @property
    def default_alt_text(self) -> str:
        return self.alternative_text or self.caption

    def clean_filter_for_svg(self, wanted: Filter) -> Filter:
        """Wagtail passes every filter through here before it looks for or makes a rendition."""
        return keeping_credit(super().clean_filter_for_svg(wanted))

    def create_renditions(self, *wanted: Filter) -> dict[Filter, Any]:
        """Give what is in the database: where two draw at the same moment, one key wins."""
        if not wanted:
            return {}
        super().create_renditions(*wanted)
        specs = [one.spec for one in wanted]
        drawn = {
            (one.filter_spec, one.focal_point_key): one
            for one in self.renditions.filter(filter_spec__in=specs)
        }
        return {one: drawn[one.spec, one.get_cache_key(self)] for one in wanted}

    def generate_rendition_file(self, wanted: Filter, *, source: Any = None) -> Any:
        """Let no rendition be written by anything but our filter, whoever asks for it."""
        output = BytesIO()
        drawn = keeping_credit(wanted).run(self, output, source=source)
        extension = IMAGE_FORMAT_EXTENSIONS[drawn.format_name]
        return ContentFile(output.getvalue(), name=f"rendition{extension}")
