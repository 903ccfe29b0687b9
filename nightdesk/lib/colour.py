"""Colours as OKLCH, and whether one can be read on another."""

from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Self

LEGIBLE = 4.5  # WCAG 2.2, for text of any size
STEP = 0.01


@dataclass(frozen=True, slots=True)
class Colour:
    """Lightness 0 to 1, chroma, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def from_hex(cls, written: str) -> Self:
        """Read `#rrggbb`."""
        red, green, blue = (
            _linear(int(written[place : place + 2], 16) / 255) for place in (1, 3, 5)
        )
        long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
        middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
        short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
        a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
        lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
        return cls(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)

    def __str__(self) -> str:
        return f"oklch({self.lightness:.3f} {self.chroma:.3f} {self.hue:.1f})"

    @property
    def luminance(self) -> float:
        """Relative luminance as the contrast rule means it, of what a screen can show."""
        red, green, blue = self._light
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def as_hex(self) -> str:
        """As `#rrggbb`, for those who read no oklch: manifests, icons."""
        return "#" + "".join(f"{round(_written(channel) * 255):02x}" for channel in self._light)

    @property
    def _light(self) -> tuple[float, float, float]:
        """How much red, green and blue light a screen shows, 0 to 1."""
        a = self.chroma * cos(radians(self.hue))
        b = self.chroma * sin(radians(self.hue))
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        middle = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
        green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
        blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
        return _shown(red), _shown(green), _shown(blue)

    def contrast(self, other: "Colour") -> float:
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def legible_on(self, ground: "Colour") -> "Colour":
        """Give this colour, or the nearest one darker (on a dark ground: lighter) that can be read."""
        step = -STEP if ground.lightness > 0.5 else STEP  # noqa: PLR2004 - half way from black to white
        colour = self
        while colour.contrast(ground) < LEGIBLE and 0 < colour.lightness + step < 1:
            colour = replace(colour, lightness=colour.lightness + step)
        return colour


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def _written(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB


def _shown(channel: float) -> float:
    return min(max(channel, 0.0), 1.0)
