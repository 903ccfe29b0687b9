"""What a word looks like, whatever it is written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.lib.lookalikes import loosely, shapes, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rosa Marlow", "rosa.marlow"),
        ("Rosa", "R\u043esa"),  # a Cyrillic o
        ("Rosa", "𝐑𝐨𝐬𝐚"),
        ("Rosa", "Ro\u200bsa"),
        ("Marlow", "rnarlovv"),
        ("Bill", "BiII"),
        ("José", "JOSE"),
        ("Вера", "вера"),
        ("HEO", "НЕО"),  # in Cyrillic
        ("محرر", "مُحرّر"),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Rosa", "Rose"), ("कि", "की"), ("Анна", "Инна")])
def test_what_looks_different_is_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_punctuation_looks_like_nothing() -> None:
    assert skeleton(" -.’") == ""


def test_digits_may_stand_for_letters() -> None:
    assert loosely("m0d3r4tor") == skeleton("moderator")


def test_greek_capitals_are_taken_for_latin_ones() -> None:
    assert skeleton("ΝΟ") == skeleton("vo")
    assert skeleton("NO") in shapes("ΝΟ")


@given(st.text(max_size=40))
def test_a_skeleton_is_its_own_skeleton(text: str) -> None:
    seen = skeleton(text)

    assert skeleton(seen) == seen
    assert seen in shapes(text)


@given(st.text(max_size=40))
def test_cases_do_not_count(text: str) -> None:
    assert skeleton(text.lower()) == skeleton(text.lower().upper().lower())
