"""The sheet the demo pictures are cut from: shapes, shadows, light and grain."""

import io
import math
import random
from collections.abc import Sequence
from typing import TypedDict, Unpack

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageOps

Point = tuple[float, float]
Ink = str

OVERSAMPLING = 2
SHADOW_SCALE = 8
SHADOW_INK = "#090b16"
SHADOW_DEPTH = 95
GRAIN = 9
QUALITY = 85


class Finish(TypedDict, total=False):
    """How a cut lies: `lift` throws a shadow, `fade` is the ink it turns to at its foot."""

    lift: float
    fade: Ink


def mix(one: Ink, other: Ink, share: float) -> Ink:
    """Blend two inks; `share` of 0 gives the first, 1 the second."""
    first, second = ImageColor.getrgb(one), ImageColor.getrgb(other)
    parts = [round(a + (b - a) * share) for a, b in zip(first[:3], second[:3], strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*parts)


def path(corners: str) -> list[Point]:
    """Read an outline written as "x y, x y, …"."""
    return [(float(x), float(y)) for x, y in (pair.split() for pair in corners.split(","))]


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 10) -> list[Point]:
    """Round a polygon or a line off with Catmull-Rom curves through its points."""
    ends = (points[-1:], points[:2]) if closed else (points[:1], points[-1:])
    padded = [*ends[0], *points, *ends[1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        curve += [_between(a, b, c, d, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * b[i]
            + (c[i] - a[i]) * t
            + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t
            + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
        )
        for i in (0, 1)
    )
    return x, y


def _oval(middle: Point, half: Point) -> list[Point]:
    turns = [k / 36 * 2 * math.pi for k in range(36)]
    return [(middle[0] + math.cos(a) * half[0], middle[1] + math.sin(a) * half[1]) for a in turns]


class Paper:
    """A sheet drawn on in the units of its `frame`, whatever its size in pixels.

    The frame covers the sheet: what does not fit its proportions is cropped evenly.
    """

    def __init__(self, size: tuple[int, int], *, frame: tuple[int, int], seed: str) -> None:
        self.size = size
        self.wide, self.high = frame
        self.dice = random.Random(seed)  # noqa: S311 - the same picture every time
        across, down = size[0] * OVERSAMPLING, size[1] * OVERSAMPLING
        self._scale = max(across / self.wide, down / self.high)
        self._shift = ((across - self.wide * self._scale) / 2, (down - self.high * self._scale) / 2)
        self.image = Image.new("RGB", (across, down), "white")
        self._pen = ImageDraw.Draw(self.image, "RGBA")

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        k, (dx, dy) = self._scale, self._shift
        return [(x * k + dx, y * k + dy) for x, y in points]

    def sky(self, *inks: Ink, foot: float = 1000) -> None:
        """Fill the sheet with inks flowing into each other down to `foot`."""
        height = self.image.height
        reach = min(1.0, self._pixels([(0, foot)])[0][1] / height)
        column = Image.new("RGB", (1, 256), inks[-1])
        for y in range(256):
            place = min(1.0, y / 255 / reach) * (len(inks) - 1)
            low = min(int(place), len(inks) - 2)
            tone = ImageColor.getrgb(mix(inks[low], inks[low + 1], place - low))
            column.putpixel((0, y), tone)
        self.image.paste(column.resize(self.image.size, Image.Resampling.BICUBIC))

    def cut(self, points: Sequence[Point], ink: Ink, **finish: Unpack[Finish]) -> None:
        """Lay a polygon down."""
        outline = self._pixels(points)
        if finish.get("lift"):
            self._shadow(outline, finish["lift"] * self._scale)
        self._pen.polygon(outline, fill=ink)
        if "fade" in finish:
            self._fade(outline, finish["fade"])

    def blob(self, points: Sequence[Point], ink: Ink, **finish: Unpack[Finish]) -> None:
        """Lay a polygon down with its corners rounded off."""
        self.cut(smooth(points), ink, **finish)

    def box(self, corner: Point, span: Point, ink: Ink, **finish: Unpack[Finish]) -> None:
        """Lay a rectangle down: its upper left corner, then its width and height."""
        (x, y), (w, h) = corner, span
        self.cut([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], ink, **finish)

    def disc(self, centre: Point, radius: float | Point, ink: Ink, *, lift: float = 0) -> None:
        """Lay a circle down, or an ellipse when `radius` is a pair."""
        rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
        (x, y) = centre
        (left, top), (right, foot) = self._pixels([(x - rx, y - ry), (x + rx, y + ry)])
        if lift:
            middle, half = (
                ((left + right) / 2, (top + foot) / 2),
                ((right - left) / 2, (foot - top) / 2),
            )
            self._shadow(_oval(middle, half), lift * self._scale)
        self._pen.ellipse((left, top, right, foot), fill=ink)

    def slice(self, centre: Point, radius: float | Point, ink: Ink, angles: Point) -> None:
        """Lay part of a disc down, cut along the chord between two angles (clockwise, 0 = right)."""
        rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
        (x, y) = centre
        (left, top), (right, foot) = self._pixels([(x - rx, y - ry), (x + rx, y + ry)])
        self._pen.chord((left, top, right, foot), angles[0], angles[1], fill=ink)

    def strip(self, points: Sequence[Point], ink: Ink, width: float = 4) -> None:
        """Lay a narrow strip along a line."""
        line = self._pixels(points)
        self._pen.line(line, fill=ink, width=max(1, round(width * self._scale)), joint="curve")

    def limb(self, ends: tuple[Point, Point], widths: Point, ink: Ink) -> None:
        """Lay a rounded bar down that narrows from one end to the other."""
        (x0, y0), (x1, y1) = ends
        length = max(1e-6, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        nx, ny = (y0 - y1) / length / 2, (x1 - x0) / length / 2
        a, b = widths
        sides = [(x0 + nx * a, y0 + ny * a), (x1 + nx * b, y1 + ny * b)]
        sides += [(x1 - nx * b, y1 - ny * b), (x0 - nx * a, y0 - ny * a)]
        self.cut(sides, ink)
        self.disc((x0, y0), a / 2, ink)
        self.disc((x1, y1), b / 2, ink)

    def glow(self, centre: Point, radius: float, ink: Ink, strength: float = 0.6) -> None:
        """Let light of an ink fall off around a point."""
        ((x, y),) = self._pixels([centre])
        reach = max(1, round(radius * self._scale))
        # Pillow's gradient reaches white at the corners only: below 76 lies what is past the rim
        light = ImageChops.invert(Image.radial_gradient("L"))
        light = light.point(
            [round((max(0, v - 76) / 179) ** 2 * 255 * strength) for v in range(256)]
        )
        light = light.resize((reach * 2, reach * 2), Image.Resampling.BILINEAR)
        self.image.paste(ink, (round(x) - reach, round(y) - reach), light)

    def veil(self, ink: Ink, *, top: float, foot: float, strength: float) -> None:
        """Lay mist over the whole width, growing thicker from `top` to `foot`."""
        (_, y0), (_, y1) = self._pixels([(0, top), (0, foot)])
        height = max(1, round(y1 - y0))
        mask = Image.linear_gradient("L").point([round(v * strength) for v in range(256)])
        self.image.paste(ink, (0, round(y0)), mask.resize((self.image.width, height)))

    def age(self, dark: Ink, light: Ink) -> None:
        """Turn the sheet into an old print: two inks, and edges gone pale."""
        print_ = ImageOps.colorize(self.image.convert("L"), dark, light)
        self.image.paste(print_)
        pale = Image.radial_gradient("L").point([max(0, v - 120) for v in range(256)])
        self.image.paste(light, (0, 0), pale.resize(self.image.size))

    def _shadow(self, outline: Sequence[Point], lift: float) -> None:
        pad = lift * 2
        left, top = (min(p[i] for p in outline) - pad for i in (0, 1))
        right, foot = (max(p[i] for p in outline) + pad for i in (0, 1))
        left, top = max(left, -pad), max(top, -pad)
        right, foot = min(right, self.image.width + pad), min(foot, self.image.height + pad)
        if right - left < SHADOW_SCALE or foot - top < SHADOW_SCALE:
            return
        span = (int((right - left) / SHADOW_SCALE) + 1, int((foot - top) / SHADOW_SCALE) + 1)
        mask = Image.new("L", span, 0)
        drop = lift * 0.22
        small = [
            ((x - left + drop * 0.6) / SHADOW_SCALE, (y - top + drop) / SHADOW_SCALE)
            for x, y in outline
        ]
        ImageDraw.Draw(mask).polygon(small, fill=SHADOW_DEPTH)
        mask = mask.filter(ImageFilter.GaussianBlur(lift * 0.5 / SHADOW_SCALE))
        mask = mask.resize(
            (span[0] * SHADOW_SCALE, span[1] * SHADOW_SCALE), Image.Resampling.BILINEAR
        )
        self.image.paste(SHADOW_INK, (round(left), round(top)), mask)

    def _fade(self, outline: Sequence[Point], ink: Ink) -> None:
        left, top = (int(max(0, min(p[i] for p in outline))) for i in (0, 1))
        right = int(min(self.image.width, max(p[0] for p in outline) + 1))
        foot = int(min(self.image.height, max(p[1] for p in outline) + 1))
        if right <= left or foot <= top:
            return
        mask = Image.new("L", (right - left, foot - top), 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in outline], fill=255)
        slope = Image.linear_gradient("L").resize(mask.size, Image.Resampling.BILINEAR)
        self.image.paste(ink, (left, top), ImageChops.multiply(mask, slope))

    def jpeg(self) -> bytes:
        """Give the finished picture: brought to its size, grained, as JPEG."""
        picture = self.image.reduce(OVERSAMPLING)
        wide, high = picture.size
        coarse = (wide * 2 // 3 + 1, high * 2 // 3 + 1)
        grain = Image.frombytes("L", coarse, self.dice.randbytes(coarse[0] * coarse[1]))
        grain = grain.point([128 + round((v - 128) * GRAIN / 128) for v in range(256)])
        grain = grain.resize(picture.size, Image.Resampling.BICUBIC)
        picture = ImageChops.add(picture, Image.merge("RGB", (grain,) * 3), 1, -128)
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        return out.getvalue()
