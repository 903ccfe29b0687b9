"""A brand may choose any colours: what is printed with them can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.editions.palette import Palette, is_paper
from nightdesk.lib.colour import LEGIBLE, Colour

hexes = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


papers = st.builds(Colour, st.floats(0.945, 0.995), st.floats(0, 0.05), st.floats(0, 359)).map(
    lambda colour: colour.as_hex
)


@given(accent=hexes, paper=papers.filter(is_paper))
def test_every_ink_can_be_read_on_every_ground_of_every_brand(accent: str, paper: str) -> None:
    palette = Palette.of(accent, paper)
    for scheme in (palette.day, palette.night):
        worst = min(
            ink.contrast(scheme.grounds[ground])
            for ink in scheme.inks.values()
            for ground in ("sheet", "white", "sand")
        )
        assert worst >= LEGIBLE


@pytest.mark.parametrize(
    ("paper", "is_one"),
    [("#fdfbf7", True), ("#ffe9d6", True), ("#ffd27f", False), ("#10202e", False)],
)
def test_paper_is_pale(paper: str, is_one: bool) -> None:
    assert is_paper(paper) is is_one


@given(hexes)
def test_a_colour_is_written_as_it_was_read(written: str) -> None:
    assert Colour.from_hex(written).as_hex == written
