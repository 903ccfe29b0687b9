"""The question: what a reader typed, understood. Whatever it is, it is understood as something harmless."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from nightdesk.search.words import folded, stem, words

LONGEST = 200
MOST_WORDS = 16
_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟＂", '"'))
_DASHES = str.maketrans(dict.fromkeys("−–—", "-"))
_PART = re.compile(r'(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))')


class TooMuchError(ValueError):
    """More than anyone asks for, and more than is looked up for anyone."""


class Where(StrEnum):
    """How near to the top of a document: the first letter of the tokens that are kept of it."""

    HEADLINE = "h"
    TOP = "l"
    ANYWHERE = "s"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words in a row, as they were written; a single one also by its stem."""

    exact: tuple[str, ...]
    stems: tuple[str, ...]
    is_phrase: bool


@dataclass(frozen=True, slots=True)
class Question:
    wanted: tuple[Wanted, ...]
    unwanted: tuple[Wanted, ...] = ()

    @classmethod
    def of(cls, text: str, language: str) -> Self:
        """Words, «words in a row», and -words that must not be there. Raises TooMuchError."""
        if len(text) > LONGEST:
            raise TooMuchError
        parts = list(_parts(text, language))
        if sum(len(part.exact) for _, part in parts) > MOST_WORDS:
            raise TooMuchError
        wanted = dict.fromkeys(part for is_wanted, part in parts if is_wanted)
        unwanted = dict.fromkeys(part for is_wanted, part in parts if not is_wanted)
        return cls(tuple(wanted), tuple(unwanted))

    def __bool__(self) -> bool:
        """Whether there is anything to look for; what must not be there is nothing to look for."""
        return bool(self.wanted)


def _parts(text: str, language: str) -> Iterator[tuple[bool, Wanted]]:
    """Each part, and whether it is wanted."""
    for minus, phrase, loose in _PART.findall(text.translate(_QUOTES).translate(_DASHES)):
        found = [word.word for word in words(phrase or loose) if folded(word.word)]
        if phrase or (minus and len(found) > 1) or _is_one_word(loose, found):
            groups = [found]
        else:
            groups = [[word] for word in found]
        for group in filter(None, groups):
            exact = tuple(folded(word) for word in group)
            yield not minus, Wanted(exact, tuple(stem(word, language) for word in group),
                                    is_phrase=bool(phrase) or len(group) > 1)  # fmt: skip


def _is_one_word(loose: str, found: list[str]) -> bool:
    """Written in one, of signs that are words each, as Chinese and Thai are."""
    return len(found) > 1 and "".join(found) == loose and all(len(word) == 1 for word in found)
