"""A picture as a page shows it: its renditions by kind, its measures, its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from wagtail.images.models import SourceImageIOError

from nightdesk.bakery.staleness import reading
from nightdesk.media import ground
from nightdesk.media.models import Picture, Rendition
from nightdesk.media.widths import KINDS, OWN, Shape


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """What `media/_picture.html` draws."""

    kinds: Mapping[str, list[Rendition]]
    alternative_text: str
    language: str
    sizes: str
    ground: str
    is_urgent: bool = False

    @classmethod
    def of(
        cls, picture: Picture, *, sizes: str, shape: Shape = OWN, is_urgent: bool = False
    ) -> Self | None:
        """Draw missing renditions; nothing to show if the original is lost, and the page stands."""
        reading(picture.generation)
        size = (picture.width, picture.height)
        wanted = {kind: shape.fitting(kind, of=size) for kind in KINDS}
        try:
            found = picture.get_renditions(*picture.specs(shape))
        except SourceImageIOError:
            return None
        return cls(
            kinds={kind: [found[spec] for spec in specs] for kind, specs in wanted.items()},
            alternative_text=picture.default_alt_text,
            language=picture.language,
            sizes=sizes,
            ground=ground.classes(picture.ground),
            is_urgent=is_urgent,
        )

    @property
    def fallback(self) -> Rendition:
        """The one in `src`, which also gives the measures."""
        return self.kinds["jpeg"][0]

    @property
    def sources(self) -> list[tuple[str, str]]:
        """For browsers that read better than JPEG: the kind and its `srcset`, the lightest kind first."""
        better = [kind for kind in KINDS if kind != "jpeg" and self.kinds[kind]]
        return [(f"image/{kind}", _srcset(self.kinds[kind])) for kind in better]

    @property
    def jpeg_srcset(self) -> str:
        """Empty when there is one file, which `src` names already."""
        jpegs = self.kinds["jpeg"]
        return _srcset(jpegs) if len(jpegs) > 1 else ""


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
