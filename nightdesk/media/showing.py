"""A picture as a page shows it: its renditions by kind, its measures, its words."""

from dataclasses import dataclass
from typing import Any, Self

from wagtail.images.models import SourceImageIOError

from nightdesk.bakery.staleness import reading
from nightdesk.media.models import Picture, Rendition
from nightdesk.media.widths import fitting


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """What `media/_picture.html` draws."""

    webp: list[Rendition]
    jpeg: list[Rendition]
    alternative_text: str
    language: str
    sizes: str
    is_urgent: bool = False

    @classmethod
    def of(cls, picture: Picture, *, sizes: str, is_urgent: bool = False) -> Self | None:
        """Draw missing renditions; nothing to show if the original is lost, and the page stands."""
        reading(picture.generation)
        webp, jpeg = fitting("webp", picture.width), fitting("jpeg", picture.width)
        try:
            renditions = picture.get_renditions(*webp, *jpeg)
        except SourceImageIOError:
            return None
        return cls(
            webp=[renditions[name] for name in webp],
            jpeg=[renditions[name] for name in jpeg],
            alternative_text=picture.default_alt_text,
            language=picture.language,
            sizes=sizes,
            is_urgent=is_urgent,
        )

    @property
    def fallback(self) -> Rendition:
        """The one in `src`, which also gives the measures."""
        return self.jpeg[0]

    @property
    def webp_srcset(self) -> str:
        return _srcset(self.webp)

    @property
    def jpeg_srcset(self) -> str:
        return _srcset(self.jpeg)


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """What `media/_figure.html` draws: a picture with its caption and whose it is."""

    picture: ShownPicture
    caption: str
    caption_language: str
    credit: str

    @classmethod
    def of(cls, picture: Picture, *, caption: str = "", **how: Any) -> Self | None:
        """A caption given here is the story's, in the page's language; else it is the picture's."""
        shown = ShownPicture.of(picture, **how)
        if shown is None:
            return None
        return cls(
            picture=shown,
            caption=caption or picture.caption,
            caption_language="" if caption else picture.language,
            credit=picture.credit,
        )


def _srcset(renditions: list[Rendition]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
