"""The words of a picture: what it shows, who made it, what may be done with it."""

import hashlib
from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nightdesk.media.metadata.record import PictureMetadata

WORDS = (
    "caption",
    "alternative_text",
    "creator",
    "credit_line",
    "source",
    "copyright_notice",
    "usage_terms",
    "web_statement",
    "taken_at",
)


class Worded(models.Model):
    """A picture's words; all of them travel inside every rendition, the title never does."""

    caption = models.TextField(
        _("caption"), blank=True, help_text=_("The sentence under the picture.")
    )
    alternative_text = models.TextField(
        _("alternative text"),
        blank=True,
        help_text=_("What one would say about the picture to somebody who cannot see it."),
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        blank=True,
        help_text=_(
            "Of caption and alternative text, such as fr or ar; empty if that of the page."
        ),
    )
    creator = models.CharField(_("creator"), max_length=255, blank=True)
    credit_line = models.CharField(
        _("credit line"), max_length=255, blank=True, help_text=_("Printed beside the picture.")
    )
    source = models.CharField(_("source"), max_length=255, blank=True)
    copyright_notice = models.CharField(_("copyright notice"), max_length=500, blank=True)
    usage_terms = models.TextField(_("usage terms"), blank=True)
    web_statement = models.CharField(
        _("licence address"),
        max_length=500,
        blank=True,
        validators=[URLValidator(["https", "http"])],
        help_text=_("Where the terms are told, on the web."),
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def metadata(self) -> PictureMetadata:
        """What goes into every rendition."""
        return _metadata(*self._told)

    @property
    def fingerprint(self) -> str:
        """Eight characters that change with the words or with the file."""
        return _fingerprint(str(getattr(self, "file", "")), *self._told)

    @property
    def _told(self) -> tuple[Any, ...]:
        """All words; the instant as it is written too, since in another zone it is told in other words."""
        return (str(self.taken_at), *(getattr(self, name) for name in WORDS))

    @property
    def credit(self) -> str:
        """Whose picture it is, as printed: the credit line, else the best the file told."""
        made_by = " / ".join(filter(None, (self.creator, self.source)))
        return self.credit_line or made_by or self.copyright_notice


@lru_cache(1024)
def _metadata(taken: str, *words: Any) -> PictureMetadata:
    texts = dict(zip(WORDS, words, strict=True))
    return PictureMetadata.of(texts, texts.pop("taken_at"))


@lru_cache(1024)
def _fingerprint(file: str, *told: Any) -> str:
    """A page asks it for each rendition of each picture, and the words hardly ever change."""
    return hashlib.sha256(f"{_metadata(*told)!r} {file}".encode()).hexdigest()[:8]


def words_from(metadata: PictureMetadata) -> dict[str, object]:
    """Fit what a file says to our columns: lengths, addresses of the web only, moments with a zone.

    A camera that did not know its zone is taken to have shown the newsroom's.
    """
    texts = {
        name: text[: getattr(Worded._meta.get_field(name), "max_length", None)]
        for name, text in metadata.texts().items()
        if name in WORDS
    }
    if not texts.get("web_statement", "https://").startswith(("https://", "http://")):
        del texts["web_statement"]
    return texts | _moment(metadata)


def _moment(metadata: PictureMetadata) -> dict[str, object]:
    """A clock set into the future or before photography tells nothing."""
    taken_at = metadata.taken_at
    if taken_at is None or not 1826 <= taken_at.year <= timezone.now().year + 1:  # noqa: PLR2004 - Niépce's window
        return {}
    if timezone.is_naive(taken_at):
        taken_at = timezone.make_aware(taken_at)
    return {"taken_at": taken_at} if taken_at < timezone.now() + timedelta(days=1) else {}
