"""Likeness: two numbers for a text, the same for the same words and nearly the same for nearly the same words.

The text is cut into overlapping pieces; of each of 63 kinds of pieces the smallest is looked at. Texts that
have most pieces in common have most of these smallest ones in common.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self
from zlib import crc32

from nightdesk.talk.moderation.folding import fold

_NO_WORD = re.compile(r"[\W_]+")
_PIECE = 5  # bytes
_KINDS = 63
_BANDS = 4
_LARGEST = 2**31 - 1
# Of shorter texts nothing can be said: «Thank you!» is everyone's.
SHORT = 24
# Of 63 signs so many are the same in texts that share six tenths of their pieces.
_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Likeness:
    whole: int
    signs: int
    bands: tuple[int, int, int, int]
    is_short: bool

    @classmethod
    def of(cls, text: str, place: str) -> Self:
        """What is short is compared with what was said at the same place only."""
        plain = _NO_WORD.sub("", fold(text))
        is_short = len(plain) < SHORT
        whole = blake2b(f"{plain} {place if is_short else ''}".encode(), digest_size=8).digest()
        smallest = _smallest(plain.encode("utf-8", "replace"))
        signs = sum((one & 1) << at for at, one in enumerate(smallest))
        first, second, third, last = (min(smallest[at::_BANDS]) for at in range(_BANDS))
        number = int.from_bytes(whole, "big", signed=True)
        return cls(number, signs, (first, second, third, last), is_short)

    def is_like(self, whole: int, signs: int) -> bool:
        return whole == self.whole or _KINDS - (signs ^ self.signs).bit_count() >= _ALIKE


def _smallest(plain: bytes) -> list[int]:
    """Of each kind of pieces the smallest; of a kind that is not there, that of the next kind."""
    smallest: list[int] = [_LARGEST] * _KINDS
    for piece in {plain[at : at + _PIECE] for at in range(max(len(plain) - _PIECE, 0) + 1)}:
        number = crc32(piece)
        kind, number = number % _KINDS, number >> 1
        smallest[kind] = min(smallest[kind], number)
    for kind in range(2 * _KINDS - 1, -1, -1):  # twice around
        if smallest[kind % _KINDS] == _LARGEST:
            smallest[kind % _KINDS] = smallest[(kind + 1) % _KINDS]
    return smallest
