"""Letters that look alike, as Unicode knows them (UTS 39): what a word looks like, whatever it is written in.

The table beside this file is made by tools/lookalikes.py.
"""

import unicodedata
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("table.txt")
# Told apart by cases, by a careful eye and by no reader: l and i, and two letters that make a third.
_LAST = str.maketrans({"i": "l"})
_POINTS_OF_LETTERS = range(10, 37)  # of Hebrew, Arabic and Syriac
_ACCENTS = 200
_PATIENCE = 9  # what a letter looks like may look like another; no chain is so long
_DIGITS_AS_LETTERS = str.maketrans("34578@$", "easteas")


def skeleton(text: str) -> str:
    """What text looks like: two texts with the same skeleton are one to a hurried reader.

    Cases, accents, spaces and punctuation do not count. A word in Greek or Cyrillic that looks like a
    Latin one in any case has the skeleton of that. Idempotent; empty when there is no letter or digit.
    """
    for _time in range(_PATIENCE):
        again = "".join(_of_word(word) for word in _words(text))
        if again == text:
            break
        text = again
    return text


def shapes(text: str) -> frozenset[str]:
    """Every skeleton text might be taken for: in small letters, in capitals, and as it is written."""
    seen = {"".join(map(_mapped, _words(form(text)))) for form in (str.lower, str.upper, str)}
    return frozenset(skeleton(one) for one in (text, *seen))


def loosely(text: str) -> str:
    """The skeleton of text whose digits and signs stand for letters: `m0der4tor`."""
    return skeleton(text.lower().translate(_DIGITS_AS_LETTERS))


def resembled(character: str) -> str:
    """What one character looks like as it stands, in its own case; itself when it looks like no other."""
    return _table().get(character) or _mapped(character)


def _words(text: str) -> list[str]:
    kept = (one if _is_of_a_word(one) else " " for one in _plain(text) if not _is_hidden(one))
    return "".join(kept).split()


def _of_word(word: str) -> str:
    seen = [_mapped(form) for form in (word.lower(), word.upper())]
    latin = next((one for one in seen if one.isascii()), seen[0])
    return _settled(latin)


def _mapped(word: str) -> str:
    return "".join(_table().get(one, one) for one in _plain(word))


def _settled(word: str) -> str:
    """In one case, with the last two doubts of a reader taken away."""
    return _mapped(word.casefold()).casefold().translate(_LAST).replace("vv", "w")


def _plain(text: str) -> str:
    """Taken apart, without accents and points: they are missed, or left out, by those who copy a name."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(one for one in apart if not _is_accent(one))


def _is_accent(one: str) -> bool:
    kind = unicodedata.combining(one)
    return kind >= _ACCENTS or kind in _POINTS_OF_LETTERS


def _is_of_a_word(one: str) -> bool:
    return one.isalnum() or unicodedata.category(one).startswith("M")


def _is_hidden(one: str) -> bool:
    return unicodedata.category(one) == "Cf"


@cache
def _table() -> dict[str, str]:
    """Each character that looks like another, with what it looks like."""
    table: dict[str, str] = {}
    for line in _TABLE.read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            target, *sources = line.split()
            seen = "".join(chr(int(code, 16)) for code in target.split("+"))
            table |= {chr(int(code, 16)): seen for code in sources}
    return table
