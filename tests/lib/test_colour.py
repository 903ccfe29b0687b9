import pytest

from nightdesk.lib.colour import LEGIBLE, Colour

PAPER, INK = Colour.from_hex("#ffffff"), Colour.from_hex("#000000")


def test_black_on_white_has_the_contrast_the_standard_says() -> None:
    assert round(PAPER.contrast(INK), 2) == 21.0


def test_a_colour_keeps_its_luminance_on_the_way() -> None:
    # #767676 is the lightest grey that can be read on white.
    assert round(Colour.from_hex("#767676").contrast(PAPER), 2) == 4.54


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    sea = Colour.from_hex("#1b5e7d")
    assert sea.legible_on(PAPER) == sea


@pytest.mark.parametrize("accent", ["#ffee00", "#88ccff", "#00ff00", "#ffffff"])
def test_a_pale_colour_is_darkened_until_it_can_be_read_on_paper(accent: str) -> None:
    assert Colour.from_hex(accent).legible_on(PAPER).contrast(PAPER) >= LEGIBLE


@pytest.mark.parametrize("accent", ["#000080", "#1b5e7d", "#000000"])
def test_a_dark_colour_is_lightened_until_it_can_be_read_at_night(accent: str) -> None:
    assert Colour.from_hex(accent).legible_on(INK).contrast(INK) >= LEGIBLE


def test_a_colour_is_written_as_stylesheets_read_it() -> None:
    assert str(Colour(0.45, 0.11, 240)) == "oklch(0.450 0.110 240.0)"
