"""What makes an edition look like itself: its name's line, its colours, the type of its headlines."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

hexadecimal = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("A colour as #rrggbb."))

# Which of static/fonts prints the headlines of a language; of others the reader's own machine does.
NASKH, NEWSREADER = "fonts/naskh-700.woff2", "fonts/newsreader-600.woff2"
FONT_OF = {"ar": NASKH, "fa": NASKH} | dict.fromkeys(
    ("ca", "da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "pt", "sv"), NEWSREADER
)


class Branded(models.Model):
    tagline = models.CharField(_("tagline"), max_length=140, blank=True)
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[hexadecimal],
        help_text=_("The brand's colour, as #rrggbb. Empty: the house's sea blue."),
    )

    language: str

    class Meta:
        abstract = True

    @property
    def headline_font(self) -> str:
        """The font that its pages need at once, as static names it; empty when none is sent."""
        return FONT_OF.get(self.language.partition("-")[0], "")
