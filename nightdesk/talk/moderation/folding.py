"""Folding: texts that read alike become one, so that a word is found however it is disguised.

Accents, cases, invisible signs and letters borrowed from other scripts do not count; where words end does.
Every character is folded by itself, through a table that is filled as characters are met: as fast as
Python copies a string.
"""

import re
import unicodedata
from collections.abc import Callable

from nightdesk.lib.lookalikes import resembled

_ACCENTS = 200
_POINTS = range(10, 37)  # of Hebrew, Arabic and Syriac
# Signs that take no place, but are letters or marks to Unicode: joiners, fillers, choosers of shapes.
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u0640")
_SHAPES = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_ENCLOSED = re.compile(r"(?:LATIN|REGIONAL).* LETTER ([A-Z])")
# Scripts in which a letter that resembles a Latin one is that by chance: all their words are made of such.
_OWN = (
    "ARABIC",
    "HEBREW",
    "CJK",
    "HANGUL",
    "HIRAGANA",
    "KATAKANA",
    "DEVANAGARI",
    "BENGALI",
    "THAI",
)
# Written either way by those who mean the same.
_ALIKE = {"i": "l", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ё": "е"}
_PATIENCE = 6
_LIGATURE = 4  # letters in one sign
_MOST = 20_000  # characters remembered


class _Table(dict[int, str]):
    """What becomes of each character: for `str.translate`."""

    def __init__(self, step: Callable[[str], str]) -> None:
        super().__init__()
        self._step = step

    def __missing__(self, code: int) -> str:
        seen = chr(code)
        for _time in range(_PATIENCE):
            again = "".join(map(self._step, seen))
            if again == seen:
                break
            seen = again
        if len(self) < _MOST:
            self[code] = seen
        return seen


def _quietly(one: str) -> str:
    """Small letters first: «в» looks like no Latin letter, though «В» does."""
    return "".join(map(_step, one.lower()))


def _step(one: str) -> str:
    if one.isascii():
        return _ALIKE.get(one.lower(), one.lower())
    if _is_hidden(one):
        return ""
    if (digit := unicodedata.decimal(one, None)) is not None:
        return str(digit)
    seen = _enclosed(one) or _latin(one) or _bare(one)
    return "".join(_ALIKE.get(small, small) for small in seen.casefold())


def _is_hidden(one: str) -> bool:
    hidden = one in _HIDDEN or unicodedata.category(one) == "Cf"
    return hidden or any(ord(one) in shapes for shapes in _SHAPES)


def _enclosed(one: str) -> str:
    """The letter in a circle, a square or a flag."""
    if unicodedata.category(one) != "So":
        return ""
    found = _ENCLOSED.search(unicodedata.name(one, ""))
    return found[1].lower() if found else ""


def _latin(one: str) -> str:
    """The Latin letters it looks like, if it does."""
    if unicodedata.name(one, "").startswith(_OWN):
        return ""
    seen = resembled(one)
    if not seen.isascii() or one.isalpha() != seen.isalpha():
        return ""
    return "m" if seen == "rn" else seen


def _bare(one: str) -> str:
    """Without accents and points. A sign that stands for a whole sentence stays one: it would be a long text."""
    apart = unicodedata.normalize("NFKD", one)
    plain = "".join(sign for sign in apart if not _is_accent(sign))
    return plain if len(plain) <= _LIGATURE else one


def _is_accent(sign: str) -> bool:
    kind = unicodedata.combining(sign)
    return kind >= _ACCENTS or kind in _POINTS


def _borrowed(one: str) -> str:
    """As `_step`, for a letter that stands between Latin ones: there, no resemblance is chance."""
    seen = resembled(one)
    return _step(one) if one.isascii() or not seen.isascii() else seen.lower()


_QUIET, _SEEN, _BORROWED = _Table(_quietly), _Table(_step), _Table(_borrowed)


def fold(text: str) -> str:
    """What the text reads like, whatever it is written in. Idempotent."""
    return text.translate(_QUIET)


def fold_as_seen(text: str) -> str:
    """The same by how capitals look: «ВОТ» reads as `bot`, «вот» does not."""
    return text.translate(_SEEN)


def fold_between(word: str) -> str:
    """The same of one folded word that is partly Latin: all of it is."""
    return word.translate(_BORROWED)
