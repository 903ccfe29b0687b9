"""Tokens: what is kept of a document, in the same words for both databases.

Each begins with a letter that says what it is: `w` a word as it was written, `s` a stem anywhere in the document,
`l` one near its top, `h` one in its headline, `m` a mark. So one column answers every question, and nothing a
reader types can be taken for a mark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from nightdesk.search.words import folded, stems, words

# Fifty pages of a book. PostgreSQL counts places up to 16,383, and keeps a megabyte of tokens at most.
MOST_WORDS = 16_000
MOST_SIGNS = 100_000
# PostgreSQL keeps no more places of one word.
MOST_PLACES = 255
# No word: two that stand on either side of it were not written side by side.
BREAK = "w"
SECONDS_OF_A_WEEK = 604_800
# So many weeks before Unix time weeks are counted from: none that is written needs a sign.
WEEKS_BEFORE = 200_000
# Below it, the number of the document; above it, the second it is of. In that order lists are read.
NUMBER_BITS = 25
LARGEST_NUMBER = (1 << NUMBER_BITS) - 1


@dataclass(frozen=True, slots=True)
class Document:
    """A text that can be found, by its number. `at` is the instant that the newest are told by.

    `headline`, `top` (what stands above the text) and `text` are passages: a phrase is found within one.
    """

    number: int
    at: datetime
    language: str
    headline: str
    top: Sequence[str]
    text: Sequence[str]
    marks: Sequence[str] = ()

    @property
    def place(self) -> int:
        return place(self.at, self.number)


def place(at: datetime, number: int = 0) -> int:
    """Where a document stands among all: by its second, then by its number."""
    return (int(at.timestamp()) << NUMBER_BITS) | (number & LARGEST_NUMBER)


def week_mark(number: int) -> str:
    """The mark of every document of that week."""
    return f"w{number}"


def week(at: datetime) -> int:
    return int(at.timestamp()) // SECONDS_OF_A_WEEK + WEEKS_BEFORE


class Tokens:
    """The tokens of a document: its words in their order, then all that has none."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def in_order(self) -> list[str]:
        return [f"w{folded(word)}" if word else BREAK for word in self._words]

    @cached_property
    def unordered(self) -> set[str]:
        document = self.document
        headline, top = self._stems([document.headline]), self._stems(document.top)
        everywhere = {
            stem for word in set(self._words) if word for stem in stems(word, document.language)
        }
        return {
            *(f"s{stem}" for stem in everywhere),
            *(f"l{stem}" for stem in headline | top),
            *(f"h{stem}" for stem in headline),
            *(f"m{mark}" for mark in (*document.marks, week_mark(week(document.at)))),
        }

    def for_sqlite(self) -> str:
        return " ".join([*self.in_order, *sorted(self.unordered)])

    def for_postgres(self) -> str:
        places: dict[str, list[int]] = {}
        for number, token in enumerate(self.in_order, start=1):
            places.setdefault(token, []).append(number)
        ordered = [
            f"'{token}':{','.join(map(str, found[:MOST_PLACES]))}"
            for token, found in places.items()
            if token != BREAK
        ]
        return " ".join([*ordered, *(f"'{token}'" for token in sorted(self.unordered))])

    @cached_property
    def _words(self) -> list[str]:
        """The words of all passages, an empty one after each passage."""
        return list(self._all_words())[:MOST_WORDS]

    def _all_words(self) -> Iterator[str]:
        document, signs = self.document, MOST_SIGNS
        for passage in (document.headline, *document.top, *document.text):
            for found in words(passage[:signs]):
                if folded(found.word):
                    yield found.word
            yield ""
            signs = max(0, signs - len(passage))

    def _stems(self, passages: Sequence[str]) -> set[str]:
        language = self.document.language
        return {
            stem
            for passage in passages
            for found in words(passage)
            if folded(found.word)
            for stem in stems(found.word, language)
        }
