"""The invented port's setting: hills, water, houses, clouds, trees and the lighthouse."""

import math

from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix, smooth

LIT = "#ffd98a"
CREAM = "#f6efe0"
RED = "#cb4a3c"


def ridge(paper: Paper, base: float, amp: float, bends: int = 4) -> list[Point]:
    """Give the outline of a hill range that fills everything below it."""
    waves = [
        (k, paper.dice.uniform(0.6, 1.5), paper.dice.uniform(0, 6.3)) for k in range(1, bends + 1)
    ]
    line = []
    for x in range(-40, paper.wide + 60, 20):
        turn = x / paper.wide * 2 * math.pi
        line.append(
            (float(x), base + sum(amp / k * math.sin(turn * k * f + p) for k, f, p in waves))
        )
    return [*line, (paper.wide + 40.0, paper.high + 40.0), (-40.0, paper.high + 40.0)]


def hills(paper: Paper, bases: list[float], inks: list[Ink], amp: float = 40) -> None:
    """Lay hill ranges one before the other, the farthest first."""
    for base, ink in zip(bases, inks, strict=True):
        paper.cut(ridge(paper, base, amp), ink, lift=34, fade=mix(ink, "#ffffff", 0.12))


def swell(paper: Paper, level: float, amp: float, length: float = 200) -> list[Point]:
    """Give the outline of a sea with crests that come to a point, filled below."""
    start = -length * paper.dice.random() - length
    line: list[Point] = []
    x = start
    while x < paper.wide + length:
        span = length * paper.dice.uniform(0.8, 1.2)
        high = amp * paper.dice.uniform(0.7, 1.2)
        line += [(x + span * t / 8, level - high * (2 * t / 8 - 1) ** 2) for t in range(8)]
        x += span
    return [*line, (x, paper.high + 40.0), (start, paper.high + 40.0)]


def sea(paper: Paper, levels: list[float], inks: list[Ink], amp: float = 10) -> None:
    """Lay sheets of water one before the other, the farthest first."""
    for turn, (level, ink) in enumerate(zip(levels, inks, strict=True)):
        outline = swell(paper, level, amp * (1 + turn * 0.5), 150 + turn * 60)
        paper.cut(outline, ink, lift=24, fade=mix(ink, "#05070f", 0.22))


def glints(
    paper: Paper, area: tuple[float, float, float, float], ink: Ink, count: int = 40
) -> None:
    """Scatter short strokes of light over water: left, top, right, foot."""
    left, top, right, foot = area
    for _ in range(count):
        y = paper.dice.uniform(top, foot)
        x = paper.dice.uniform(left, right)
        half = paper.dice.uniform(6, 34) * (0.4 + (y - top) / max(1, foot - top))
        paper.strip([(x - half, y), (x + half, y)], ink, 3)


def house(paper: Paper, at: Point, span: Point, ink: Ink, roof: Ink = "") -> None:
    """Set a house on a point (its lower left corner), with a gable when a roof ink is given."""
    (x, y), (w, h) = at, span
    paper.box((x, y - h), (w, h + 4), ink, lift=9)
    if roof:
        paper.cut([(x - 6, y - h), (x + w / 2, y - h - w * 0.46), (x + w + 6, y - h)], roof)


def windows(paper: Paper, at: Point, span: Point, ink: Ink, lit: float = 0.4) -> None:
    """Light a share of the windows of the wall that stands on a point."""
    (x, y), (w, h) = at, span
    columns, rows = max(1, int((w - 12) // 22)), max(1, int((h - 10) // 30))
    left = x + (w - columns * 22 + 10) / 2
    for column in range(columns):
        for row in range(rows):
            if paper.dice.random() < lit:
                paper.box((left + column * 22, y - h + 12 + row * 30), (11, 16), ink)


def town(
    paper: Paper, reach: tuple[float, float], base: float, inks: list[Ink], lamp: Ink = LIT
) -> None:
    """Build a row of houses from left to right in the inks given (the last is for the roofs)."""
    x, right = reach
    while x < right:
        w, h = paper.dice.uniform(44, 92), paper.dice.uniform(50, 150)
        y = base + paper.dice.uniform(-8, 8)
        gabled = paper.dice.random() < 0.75
        house(paper, (x, y), (w, h), paper.dice.choice(inks[:-1]), inks[-1] if gabled else "")
        windows(paper, (x, y), (w, h), lamp, 0.45)
        x += w * paper.dice.uniform(0.8, 1.25)


def lighthouse(paper: Paper, at: Point, tall: float, shade: Ink = "#1d1b33") -> Point:
    """Set the striped lighthouse on a point; tell where its lamp is."""
    x, y = at
    wide = tall * 0.105

    def half(t: float) -> float:
        return wide * (1 - 0.42 * t)

    def band(low: float, high: float, ink: Ink) -> None:
        sides = [(x - half(low), y - tall * low), (x - half(high), y - tall * high)]
        paper.cut([*sides, (x + half(high), y - tall * high), (x + half(low), y - tall * low)], ink)

    paper.cut(
        [(x - wide, y), (x - half(1), y - tall), (x + half(1), y - tall), (x + wide, y)],
        CREAM,
        lift=20,
    )
    for k in range(3):
        band(0.14 + k * 0.28, 0.28 + k * 0.28, RED)
    right = [
        (x + half(0) * 0.35, y),
        (x + half(1) * 0.35, y - tall),
        (x + half(1), y - tall),
        (x + half(0), y),
    ]
    paper.cut(right, "#14122038")
    deck = y - tall
    paper.box((x - wide * 0.86, deck - tall * 0.022), (wide * 1.72, tall * 0.034), shade)
    paper.box((x - wide * 0.42, deck - tall * 0.125), (wide * 0.84, tall * 0.105), "#ffe6a6")
    paper.strip([(x, deck - tall * 0.125), (x, deck - tall * 0.02)], shade, wide * 0.09)
    roof = deck - tall * 0.12
    paper.cut([(x - wide * 0.62, roof), (x, roof - tall * 0.1), (x + wide * 0.62, roof)], shade)
    return x, deck - tall * 0.07


def cloud(paper: Paper, at: Point, wide: float, ink: Ink, lift: float = 18) -> None:
    """Hang a flat-bottomed cloud with its middle at a point."""
    x, y = at
    humps = [(-0.5, 0), (-0.42, -0.1), (-0.3, -0.12), (-0.2, -0.24), (-0.02, -0.28), (0.1, -0.18)]
    humps += [(0.24, -0.2), (0.34, -0.1), (0.46, -0.08), (0.5, 0)]
    jitter = [(px * wide + x, py * wide * paper.dice.uniform(0.8, 1.15) + y) for px, py in humps]
    top = [p for p in smooth(jitter, closed=False) if p[1] <= y]
    paper.cut([(x - wide / 2, y), *top, (x + wide / 2, y)], ink, lift=lift)


def gull(paper: Paper, at: Point, wide: float, ink: Ink = CREAM) -> None:
    """Let a gull glide at a point."""
    x, y = at
    tip = wide / 2
    upper = [
        (x - tip, y - tip * 0.3),
        (x - tip * 0.45, y - tip * 0.42),
        (x, y),
        (x + tip * 0.5, y - tip * 0.5),
    ]
    lower = [
        (x + tip, y - tip * 0.36),
        (x + tip * 0.48, y - tip * 0.32),
        (x, y + tip * 0.2),
        (x - tip * 0.5, y - tip * 0.24),
    ]
    paper.blob([*upper, *lower], ink)


def tree(paper: Paper, at: Point, tall: float, ink: Ink, trunk: Ink = "#3a2a2a") -> None:
    """Plant a round-crowned tree on a point."""
    x, y = at
    r = tall * 0.3
    paper.limb(((x, y), (x, y - tall * 0.6)), (tall * 0.07, tall * 0.04), trunk)
    crown = [
        (x + dx * r, y - tall * 0.68 + dy * r)
        for dx, dy in (
            (-1, 0.3),
            (-0.8, -0.6),
            (0, -1.1),
            (0.8, -0.7),
            (1, 0.2),
            (0.5, 0.8),
            (-0.5, 0.8),
        )
    ]
    paper.blob(crown, ink, lift=12)
    paper.disc((x + r * 0.25, y - tall * 0.74), r * 0.5, mix(ink, "#ffffff", 0.12))


def lamp_post(paper: Paper, at: Point, tall: float, ink: Ink, light: Ink = LIT) -> None:
    """Set a street lamp on a point, with its light."""
    x, y = at
    head = y - tall
    paper.glow((x, head), tall * 0.75, light, 0.55)
    paper.limb(((x, y), (x, head)), (tall * 0.035, tall * 0.022), ink)
    paper.box((x - tall * 0.045, head - tall * 0.09), (tall * 0.09, tall * 0.1), light)
    paper.cut(
        [
            (x - tall * 0.07, head - tall * 0.09),
            (x, head - tall * 0.15),
            (x + tall * 0.07, head - tall * 0.09),
        ],
        ink,
    )


def hanging_lamp(paper: Paper, at: Point, ink: Ink, drop: float = 200) -> None:
    """Hang a shaded lamp at a point, on a cord of `drop`, with its light."""
    x, y = at
    paper.strip([(x, y - drop), (x, y)], mix(ink, "#000000", 0.3), 4)
    paper.cut([(x - 52, y + 34), (x - 22, y), (x + 22, y), (x + 52, y + 34)], ink, lift=10)
    paper.slice((x, y + 34), (34, 22), "#fff3cf", (0, 180))
    paper.glow((x, y + 60), 250, "#ffe3a3", 0.5)


def rain(paper: Paper, ink: Ink, count: int = 260, slant: float = 14) -> None:
    """Let rain fall over the whole sheet."""
    for _ in range(count):
        x, y = paper.dice.uniform(-40, paper.wide + 40), paper.dice.uniform(-40, paper.high)
        length = paper.dice.uniform(24, 60)
        paper.strip([(x, y), (x - slant * length / 40, y + length)], ink, 2)
