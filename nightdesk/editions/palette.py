"""The palette: an edition's colours by day and by night, every ink of it legible on every ground.

A brand chooses an accent and a paper. Whatever it chooses is made legible, never refused: inks are darkened
(by night lightened) until they can be read. What no ink could save is refused where it is chosen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from nightdesk.lib.colour import Colour

# The house's own, as static/css/tokens.css has them (tests/site/test_contrast.py holds the two together).
SHEET, NIGHT_SHEET = Colour(0.986, 0.006, 85), Colour(0.185, 0.018, 255)
DAY_INKS = {
    "sea": Colour(0.45, 0.11, 240),
    "slate": Colour(0.44, 0.02, 255),
    "fog": Colour(0.5, 0.015, 255),
    "signal": Colour(0.52, 0.19, 27),
}
NIGHT_INKS = {
    "sea": Colour(0.78, 0.1, 230),
    "slate": Colour(0.77, 0.012, 255),
    "fog": Colour(0.7, 0.015, 255),
    "signal": Colour(0.74, 0.15, 27),
}
# How the other grounds stand to the sheet: more or less light, more or less colour.
DAY_GROUNDS = {"white": (0.014, -0.006), "sand": (-0.031, 0.006), "thread": (-0.096, 0.004)}
NIGHT_GROUNDS = {"white": (0.04, 0.002), "sand": (0.055, 0.002), "thread": (0.135, 0.002)}
# Paper may be tinted; a picture must not look as if seen through a coloured glass.
PALEST, STRONGEST_TINT = 0.94, 0.03


@dataclass(frozen=True, slots=True)
class Scheme:
    """The primitives of one colour scheme, by the names tokens.css gives them."""

    grounds: dict[str, Colour]
    inks: dict[str, Colour] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[str, Colour]]:
        yield from self.grounds.items()
        yield from self.inks.items()

    @property
    def sheet(self) -> Colour:
        return self.grounds["sheet"]


@dataclass(frozen=True, slots=True)
class Palette:
    day: Scheme
    night: Scheme

    @classmethod
    def of(cls, accent: str = "", paper: str = "") -> "Palette":
        """From colours as #rrggbb; empty is the house's."""
        tint = Colour.from_hex(paper) if paper else None
        brand = {"sea": Colour.from_hex(accent)} if accent else {}
        day = replace(tint, chroma=min(tint.chroma, STRONGEST_TINT)) if tint else SHEET
        night = replace(NIGHT_SHEET, hue=tint.hue) if tint else NIGHT_SHEET
        by_night = {name: lifted(ink) for name, ink in brand.items()}
        return cls(
            scheme(day, DAY_GROUNDS, DAY_INKS | brand),
            scheme(night, NIGHT_GROUNDS, NIGHT_INKS | by_night),
        )


def scheme(
    sheet: Colour, others: dict[str, tuple[float, float]], inks: dict[str, Colour]
) -> Scheme:
    grounds = {"sheet": sheet} | {
        name: replace(
            sheet,
            lightness=min(sheet.lightness + light, 1.0),
            chroma=max(sheet.chroma + chroma, 0.0),
        )
        for name, (light, chroma) in others.items()
    }
    hardest = grounds["sand"]
    return Scheme(grounds, {name: ink.legible_on(hardest) for name, ink in inks.items()})


def lifted(ink: Colour) -> Colour:
    """A brand's colour as bright by night as the house's own: merely legible, it would look switched off."""
    return replace(ink, lightness=max(ink.lightness, NIGHT_INKS["sea"].lightness))


def is_paper(written: str) -> bool:
    """Whether copy can be printed on this colour by day; by night its hue alone is taken."""
    return Colour.from_hex(written).lightness >= PALEST
