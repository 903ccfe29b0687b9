"""Every ink can be read on every ground, by day and by night: measured, not guessed."""

import re
from pathlib import Path

import pytest

from nightdesk.editions.palette import Palette
from nightdesk.lib.colour import LEGIBLE, Colour

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


def test_the_palette_of_brands_begins_with_the_colours_of_the_house() -> None:
    house = Palette.of()
    for scheme, sheet in ((house.day, BY_DAY), (house.night, BY_NIGHT)):
        tokens = primitives(sheet)
        assert {name: str(colour) for name, colour in scheme} == {
            name: str(tokens[name]) for name, _colour in scheme
        }
