"""The boats of the invented port, each set on the water by the middle of its waterline."""

from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix, path
from nightdesk.demo.drawings.shore import CREAM, RED

NAVY = "#1d2440"


class Craft:
    """A grid for one boat: lengths of the hull, `side` 1 with the bow to the right."""

    def __init__(
        self, paper: Paper, at: Point, long: float, *, side: int = 1, tilt: float = 0
    ) -> None:
        self.paper, self.at, self.long, self.side, self.tilt = paper, at, long, side, tilt

    def place(self, x: float, y: float) -> Point:
        """Give the point `x` hull lengths ahead of the middle and `y` above the water."""
        turned = y * self.long + x * self.long * self.tilt
        return self.at[0] + (x - y * self.tilt) * self.long * self.side, self.at[1] - turned

    def cut(self, corners: list[Point], ink: Ink, lift: float = 0) -> None:
        """Lay a part of the boat down."""
        self.paper.cut([self.place(x, y) for x, y in corners], ink, lift=lift)

    def box(self, corner: Point, span: Point, ink: Ink) -> None:
        """Lay an upright part down: its lower aft corner, then its length and height."""
        (x, y), (w, h) = corner, span
        self.cut([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], ink)

    def rope(self, points: list[Point], ink: Ink, width: float = 0.008) -> None:
        """Lay a mast, a boom or a rope along a line."""
        self.paper.strip([self.place(x, y) for x, y in points], ink, width * self.long)


def trawler(craft: Craft, hull: Ink = NAVY, band: Ink = RED) -> None:
    """A fishing boat with its wheelhouse, derrick and net drum."""
    craft.rope([(-0.3, 0.1), (-0.3, 0.52), (-0.46, 0.3)], mix(hull, "#000000", 0.2), 0.016)
    craft.rope([(-0.3, 0.5), (0.1, 0.36), (0.46, 0.2)], mix(hull, "#000000", 0.2), 0.006)
    craft.box((-0.04, 0.1), (0.26, 0.16), CREAM)
    craft.box((-0.01, 0.26), (0.18, 0.1), CREAM)
    craft.cut([(-0.03, 0.36), (0.2, 0.36), (0.22, 0.385), (-0.03, 0.385)], band)
    craft.box((0.02, 0.285), (0.05, 0.05), mix(hull, "#6fa3b5", 0.4))
    craft.box((0.095, 0.285), (0.05, 0.05), mix(hull, "#6fa3b5", 0.4))
    craft.cut([(-0.5, 0.12), (0.3, 0.11), (0.53, 0.22), (0.42, -0.04), (-0.46, -0.04)], hull, 10)
    craft.cut(
        [(-0.49, 0.08), (0.3, 0.07), (0.51, 0.17), (0.5, 0.14), (0.3, 0.04), (-0.485, 0.05)], band
    )
    craft.paper.disc(craft.place(-0.38, 0.15), craft.long * 0.055, mix(band, hull, 0.5))


def sloop(craft: Craft, hull: Ink = CREAM, sails: tuple[Ink, Ink] = (CREAM, RED)) -> None:
    """A sailing boat under mainsail and jib."""
    craft.rope([(0.02, 0.05), (0.02, 1.32)], mix(hull, "#2a2030", 0.6), 0.018)
    craft.cut([(0.0, 1.28), (-0.1, 0.8), (-0.4, 0.17), (0.0, 0.17)], sails[0], 10)
    craft.cut([(0.05, 1.15), (0.2, 0.7), (0.47, 0.14), (0.05, 0.15)], sails[1], 10)
    craft.cut([(-0.46, 0.1), (0.54, 0.11), (0.36, -0.05), (-0.38, -0.05)], hull, 8)
    craft.cut([(-0.45, 0.06), (0.5, 0.07), (0.48, 0.045), (-0.44, 0.035)], sails[1])


def ferry(craft: Craft, hull: Ink = NAVY, funnel: Ink = RED) -> None:
    """The island ferry: two white decks, a bridge and one funnel."""
    craft.cut([(-0.24, 0.27), (-0.2, 0.4), (-0.1, 0.4), (-0.1, 0.27)], funnel, 8)
    craft.cut([(-0.21, 0.365), (-0.2, 0.4), (-0.1, 0.4), (-0.1, 0.365)], hull)
    craft.rope([(0.22, 0.3), (0.22, 0.44)], hull, 0.008)
    craft.cut([(0.1, 0.26), (0.33, 0.26), (0.28, 0.335), (0.1, 0.335)], CREAM, 6)
    craft.cut(
        [(0.14, 0.29), (0.305, 0.29), (0.288, 0.32), (0.14, 0.32)], mix(hull, "#7fb1c4", 0.35)
    )
    craft.cut(
        [(-0.42, 0.18), (0.38, 0.18), (0.35, 0.275), (-0.42, 0.275)], mix(CREAM, hull, 0.08), 6
    )
    craft.cut([(-0.48, 0.09), (0.45, 0.09), (0.42, 0.19), (-0.48, 0.19)], CREAM, 6)
    for k in range(15):
        craft.box((-0.39 + k * 0.05, 0.21), (0.028, 0.035), mix(hull, "#7fb1c4", 0.35))
        craft.paper.disc(
            craft.place(-0.43 + k * 0.057, 0.14), craft.long * 0.012, mix(hull, "#7fb1c4", 0.3)
        )
    craft.cut([(-0.5, 0.1), (0.53, 0.12), (0.44, -0.04), (-0.47, -0.04)], hull, 12)
    craft.cut([(-0.497, 0.075), (0.51, 0.085), (0.505, 0.07), (-0.494, 0.06)], funnel)


def skiff(craft: Craft, hull: Ink = NAVY) -> None:
    """A small open boat."""
    craft.cut(
        [(-0.5, 0.2), (-0.3, 0.13), (0.3, 0.14), (0.52, 0.26), (0.36, -0.06), (-0.38, -0.06)],
        hull,
        8,
    )
    craft.cut(
        path("-0.47 0.14, -0.3 0.08, 0.3 0.09, 0.49 0.2, 0.46 0.14, 0.3 0.04, -0.44 0.05"),
        mix(hull, "#ffffff", 0.3),
    )


def lifeboat(craft: Craft, hull: Ink = "#e5672e") -> None:
    """The orange rescue boat, built to right itself."""
    craft.rope([(-0.02, 0.36), (-0.02, 0.62)], NAVY, 0.014)
    craft.rope([(-0.1, 0.53), (0.06, 0.53)], NAVY, 0.012)
    craft.cut(
        [(-0.24, 0.12), (-0.2, 0.32), (-0.12, 0.4), (0.08, 0.4), (0.2, 0.28), (0.26, 0.12)],
        CREAM,
        10,
    )
    craft.cut([(-0.15, 0.26), (-0.12, 0.36), (-0.02, 0.36), (-0.02, 0.26)], NAVY)
    craft.cut([(0.01, 0.26), (0.01, 0.36), (0.07, 0.36), (0.15, 0.26)], NAVY)
    craft.cut([(-0.5, 0.14), (0.3, 0.14), (0.55, 0.24), (0.42, -0.06), (-0.46, -0.06)], hull, 12)
    craft.cut(
        [(-0.5, 0.14), (0.3, 0.14), (0.55, 0.24), (0.545, 0.215), (0.3, 0.11), (-0.495, 0.11)], NAVY
    )
    craft.cut([(0.02, 0.1), (0.1, 0.1), (-0.02, -0.06), (-0.1, -0.06)], CREAM)


def three_master(craft: Craft, hull: Ink = NAVY, rig: Ink = "#3a2733") -> None:
    """The museum ship at her berth, sails furled."""
    craft.rope([(0.4, 0.14), (0.72, 0.25)], rig, 0.012)
    for x, top in ((-0.3, 0.7), (0.0, 0.84), (0.28, 0.74)):
        for end in (x - 0.13, x + 0.13):
            craft.rope([(end, 0.1), (x, top * 0.86)], mix(rig, "#ffffff", 0.18), 0.003)
        craft.rope([(x, 0.05), (x, top)], rig, 0.013)
        for share in (0.42, 0.62, 0.8):
            half = 0.17 * (1.25 - share)
            craft.rope([(x - half, top * share), (x + half, top * share)], rig, 0.009)
            craft.rope(
                [(x - half * 0.9, top * share - 0.012), (x + half * 0.9, top * share - 0.012)],
                CREAM,
                0.016,
            )
    craft.rope([(0.72, 0.25), (0.28, 0.7), (0.0, 0.8), (-0.3, 0.66), (-0.5, 0.2)], rig, 0.003)
    craft.cut(
        path("-0.52 0.2, -0.3 0.17, -0.28 0.11, 0.3 0.11, 0.52 0.17, 0.4 -0.04, -0.44 -0.04"),
        hull,
        14,
    )
    craft.cut(
        path(
            "-0.51 0.12, -0.28 0.07, 0.3 0.07, 0.5 0.13, 0.485 0.1, 0.3 0.035, -0.28 0.035, "
            "-0.5 0.085"
        ),
        CREAM,
    )
    for k in range(9):
        craft.box((-0.24 + k * 0.06, 0.043), (0.018, 0.018), hull)
