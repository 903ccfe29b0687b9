"""What makes an edition look like itself: its name's line, its colours, the type of its headlines, its logo."""

from pathlib import PurePosixPath

from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.palette import Palette

hexadecimal = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("A colour as #rrggbb."))

# Which of static/fonts prints the headlines of a language; of others the reader's own machine does.
NASKH, NEWSREADER = "fonts/naskh-700.woff2", "fonts/newsreader-600.woff2"
FONT_OF = {"ar": NASKH, "fa": NASKH} | dict.fromkeys(
    ("ca", "da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "pt", "sv"), NEWSREADER
)


class Typeface(models.TextChoices):
    """What headlines are printed with; the values are the names of tokens."""

    HOUSE = "", _("the house’s own, sent along")
    SERIF = "serif", _("a serif of the reader’s machine")
    SANS = "sans", _("a sans serif of the reader’s machine")


def in_the_brands_folder(_edition: models.Model, name: str) -> str:
    return f"brand/{name}"


class Branded(models.Model):
    tagline = models.CharField(_("tagline"), max_length=140, blank=True)
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[hexadecimal],
        help_text=_("The brand's colour, as #rrggbb. Empty: the house's sea blue."),
    )
    paper = models.CharField(
        _("paper colour"),
        max_length=7,
        blank=True,
        validators=[hexadecimal],
        help_text=_(
            "A pale tint, as #rrggbb; the night takes its hue. Empty: the house's warm white."
        ),
    )
    typeface = models.CharField(
        _("headlines"), max_length=10, blank=True, choices=Typeface.choices, default=Typeface.HOUSE
    )
    logo = models.FileField(
        _("logo"),
        upload_to=in_the_brands_folder,
        blank=True,
        help_text=_("In place of the name at the head of every page: SVG, PNG or WebP."),
    )
    logo_at_night = models.FileField(
        _("logo on a dark ground"),
        upload_to=in_the_brands_folder,
        blank=True,
        help_text=_("Of the same shape. Empty: the same logo is shown."),
    )
    logo_width = models.PositiveIntegerField(editable=False, default=0)
    logo_height = models.PositiveIntegerField(editable=False, default=0)
    icon = models.FileField(
        _("icon"),
        upload_to=in_the_brands_folder,
        blank=True,
        help_text=_("Square, 512 points or more: PNG or WebP. Empty: the house's lighthouse."),
    )

    language: str

    class Meta:
        abstract = True

    @property
    def headline_font(self) -> str:
        """The font that its pages need at once, as static names it; empty when none is sent."""
        return "" if self.typeface else FONT_OF.get(self.language.partition("-")[0], "")

    @cached_property
    def palette(self) -> Palette:
        return Palette.of(self.accent, self.paper)

    @property
    def brand(self) -> str:
        """What its own stylesheet is made of, for the sheet's address; empty when it needs none."""
        chosen = (self.accent[1:], self.paper[1:], self.typeface)
        return "-".join(filter(None, chosen))

    @property
    def logo_name(self) -> str:
        return PurePosixPath(self.logo.name or "").name

    @property
    def logo_at_night_name(self) -> str:
        return PurePosixPath(self.logo_at_night.name or "").name
