"""In which shapes and widths a picture is shown: few enough to store, close enough for every screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# AVIF for nearly all readers, WebP for telephones of a few years ago, JPEG for the rest and for feeds.
KINDS = ("avif", "webp", "jpeg")


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to cut a picture. `ratio` is (width, height), none for the picture's own."""

    name: str
    widths: Mapping[str, Sequence[int]]
    ratio: tuple[int, int] | None = None

    def spec(self, width: int, kind: str) -> str:
        """Write it as Wagtail does: `width-800|format-webp`, `fill-600x400|format-avif`.

        What is cut keeps the picture's focal point inside.
        """
        if self.ratio is None:
            return f"width-{width}|format-{kind}"
        across, down = self.ratio
        return f"fill-{width}x{width * down // across}|format-{kind}"

    def fitting(self, kind: str, *, of: tuple[int, int]) -> tuple[str, ...]:
        """Of a picture of that width and height: the widths it has, and one more, which gives all it has."""
        full = self.width_within(of)
        narrower = [width for width in self.widths[kind] if width < full]
        return tuple(self.spec(width, kind) for width in self.widths[kind][: len(narrower) + 1])

    def width_within(self, size: tuple[int, int]) -> float:
        """How wide the largest cut of this shape is."""
        width, height = size
        if self.ratio is None:
            return width
        across, down = self.ratio
        return min(width, height * across / down)

    @property
    def specs(self) -> tuple[str, ...]:
        return tuple(self.spec(width, kind) for kind in KINDS for width in self.widths[kind])


# Stories show pictures as they were taken; cards cut them to one shape; portraits are square.
OWN = Shape("own", {"avif": (480, 800, 1200, 1600), "webp": (480, 1200), "jpeg": (800, 1200)})
WIDE = Shape("wide", {"avif": (300, 600, 1200), "webp": (300, 900), "jpeg": (600,)}, ratio=(3, 2))
SQUARE = Shape("square", {"avif": (), "webp": (120, 240), "jpeg": (240,)}, ratio=(1, 1))

SHAPES = {shape.name: shape for shape in (OWN, WIDE, SQUARE)}


def largest_jpeg(size: tuple[int, int]) -> str:
    """For whoever takes one file alone: feeds, cards on other sites, machines."""
    return OWN.fitting("jpeg", of=size)[-1]
