"""The words around what was found, as they are printed, with the words found marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nightdesk.search.question import Question
from nightdesk.search.words import Found, folded, stems, words

LENGTH = 240
# Of the words before the first one found.
BEFORE = 60
ELLIPSIS = "…"


@dataclass(frozen=True)
class Marker:
    """Knows which words of a text answer the question."""

    question: Question
    language: str

    def answers(self, text: str) -> bool:
        return any(True for _ in self._hits(text))

    def marked(self, text: str) -> SafeString:
        """The text as HTML, with the words found in `<mark>`."""
        return _drawn(text, list(self._hits(text)))

    def snippet(self, passages: Iterable[str]) -> SafeString:
        """The stretch of these passages that has the most of the words asked for; else how they begin."""
        best, most, first = ("", 0, 0), 0, ""
        for passage in passages:
            first = first or passage
            start, found = self._richest(list(self._hits(passage)))
            if found > most:
                best, most = (passage, start, found), found
            if most == self._wanted:
                break
        passage, start, _found = best if most else (first, 0, 0)
        return self._cut(passage, start)

    def _richest(self, hits: list[Found]) -> tuple[int, int]:
        """Where the richest stretch begins, and how many different words it has."""
        best, most = 0, 0
        for place, hit in enumerate(hits):
            within = {
                folded(each.word)
                for each in hits[place:]
                if each.end <= hit.start + LENGTH - BEFORE
            }
            if len(within) > most:
                best, most = hit.start, len(within)
        return best, most

    def _cut(self, passage: str, start: int) -> SafeString:
        """From a little before `start` on, between words."""
        begin = _at_a_space(passage, start - BEFORE)
        end = passage.rfind(" ", begin, begin + LENGTH) if len(passage) > begin + LENGTH else -1
        stretch = passage[begin : end if end > start else begin + LENGTH].strip()
        before = ELLIPSIS if begin else ""
        after = ELLIPSIS if begin + len(stretch) < len(passage.rstrip()) else ""
        return format_html("{}{}{}", before, self.marked(stretch), after)

    def _hits(self, text: str) -> Iterator[Found]:
        for found in words(text):
            if folded(found.word) in self._exact or not self._stems.isdisjoint(
                stems(found.word, self.language)
            ):
                yield found

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(word for wanted in self.question.wanted for word in wanted.exact)

    @cached_property
    def _stems(self) -> frozenset[str]:
        loose = (wanted for wanted in self.question.wanted if not wanted.is_phrase)
        return frozenset(stem for wanted in loose for stem in wanted.stems)

    @cached_property
    def _wanted(self) -> int:
        return len(self._exact)


def _at_a_space(passage: str, place: int) -> int:
    return passage.find(" ", place) + 1 if place > 0 else 0


def _drawn(text: str, hits: list[Found]) -> SafeString:
    pieces, done = [], 0
    for hit in hits:
        pieces.append((text[done : hit.start], text[hit.start : hit.end]))
        done = hit.end
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", marked, text[done:])
