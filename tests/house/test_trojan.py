"""Source that deceives the eye: tools/trojan.py finds characters nobody sees."""

from pathlib import Path

import pytest

from tools import trojan


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\x1b", "U+001B without a name"),
    ],
)
def test_a_character_nobody_sees_is_told(tmp_path: Path, character: str, told: str) -> None:
    file = tmp_path / "story.py"
    file.write_text(f"first = 1\nright = 'read{character}only'\n", encoding="utf-8")

    assert list(trojan.deceptions(file)) == [f"{file}:2: {told}"]


def test_letters_of_any_script_are_welcome(tmp_path: Path) -> None:
    file = tmp_path / "copy.toml"
    file.write_text(
        "«\u202fÀ la une\u202f» — الميناء في الليل …\n\tThe harbour’s night\n", encoding="utf-8"
    )

    assert list(trojan.deceptions(file)) == []


def test_a_picture_is_no_source(tmp_path: Path) -> None:
    file = tmp_path / "boat.png"
    file.write_bytes(b"\x89PNG\0\x1b")

    assert list(trojan.deceptions(file)) == []


def test_nothing_in_the_project_deceives_the_eye() -> None:
    assert [told for file in trojan.tracked() for told in trojan.deceptions(file)] == []
