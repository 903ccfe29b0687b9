"""Every ink can be read on every ground, by day and by night: measured, not guessed."""

import re
from pathlib import Path

import pytest

from nightdesk.lib.colour import LEGIBLE, Colour
from nightdesk.site.views import brand

TOKENS = Path("nightdesk/static/css/tokens.css").read_text()
BY_DAY, BY_NIGHT = TOKENS.split("@media (prefers-color-scheme: dark)")
INKS = ["night", "slate", "fog", "sea", "signal"]
GROUNDS = ["sheet", "white", "sand"]


def primitives(sheet: str) -> dict[str, Colour]:
    found = re.findall(r"--([a-z]+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)", sheet)
    return {name: Colour(float(light) / 100, float(c), float(hue)) for name, light, c, hue in found}


@pytest.mark.parametrize("sheet", [BY_DAY, BY_NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_can_be_read_on_every_ground(sheet: str, ink: str, ground: str) -> None:
    colours = primitives(sheet)
    assert colours[ink].contrast(colours[ground]) >= LEGIBLE


@pytest.mark.parametrize("sheet", [BY_DAY, BY_NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ink", ["night", "slate", "signal"])
def test_an_alarm_can_be_read_on_its_wash(sheet: str, ink: str) -> None:
    colours = primitives(sheet)
    assert colours[ink].contrast(colours["blush"]) >= LEGIBLE


def test_brands_are_measured_on_the_darkest_and_lightest_grounds_we_have() -> None:
    assert primitives(BY_DAY)["sand"] == brand.DAY
    assert primitives(BY_NIGHT)["sand"] == brand.NIGHT
