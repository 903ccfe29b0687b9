"""Quotation marks: which belong together, how deep they lie, and what each pair is in a language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nightdesk.lib.typography.stick import Stick

_PARAGRAPH = re.compile(r"\u2029|\n\s*\n")
_SIGN = re.compile('["“”„«»]')
_OPENING, _CLOSING = frozenset("([{«“‘„¿¡—–-/’'"), frozenset(")]}»”’'.,;:!?…،؛؟—–-%")
_PARTNERS = {"«": "»", "“": "”", "„": "“”", '"': '"'}
# Nobody quotes deeper. What opens inside and is never closed must not be looked through at every sign.
_DEEPEST = 16
# Marks that stand together face the same way; of more than these, the outer ones are not looked at.
_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks of a language, outer and inner; `converts` are the opening ones that give way to them."""

    levels: tuple[tuple[str, str], tuple[str, str]]
    converts: str = '"“'

    def __call__(self, stick: Stick) -> None:
        changes: dict[tuple[int, int], str] = {}
        start = 0
        for end in [*(gap.start() for gap in _PARAGRAPH.finditer(stick.text)), len(stick.text)]:
            changes |= self._changes(stick.text, start, end)
            start = end
        stick.put(changes)

    def _changes(self, text: str, start: int, end: int) -> dict[tuple[int, int], str]:
        pairs, unpaired = _pairs(text, start, end)
        changes = {}
        around: list[int] = []  # where the quotations end that this one lies in
        for opens, closes in sorted(pairs):
            while around and around[-1] < opens:
                around.pop()
            if text[opens] in self.converts:
                marks = self.levels[len(around) % 2]
                changes[opens, opens + 1], changes[closes, closes + 1] = marks
            around.append(closes)
        for opens in unpaired:
            # A quotation of several paragraphs opens each of them, and closes the last alone.
            if text[opens] == '"' and not text[start:opens].strip():
                changes[opens, opens + 1] = self.levels[0][0]
        return changes


def _pairs(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[int]]:
    """The pairs of a paragraph, and the marks that open and are never closed."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for sign in _SIGN.finditer(text, start, end):
        at = sign.start()
        partner = (
            next(_partners(text, at, waiting), None) if _may_close(text, at, waiting) else None
        )
        if partner is not None:
            pairs.append((partner, at))
            del waiting[waiting.index(partner) :]
        elif _may_open(text, at):
            waiting.append(at)
            if len(waiting) > _DEEPEST:
                del waiting[1]  # the first may open a quotation of several paragraphs
    return pairs, waiting


def _partners(text: str, at: int, waiting: list[int]) -> Iterator[int]:
    return (opens for opens in reversed(waiting) if text[at] in _PARTNERS[text[opens]])


def _may_close(text: str, at: int, waiting: list[int]) -> bool:
    if text[at] == "“":
        return bool(waiting) and text[waiting[-1]] == "„"
    return text[at] in "»”" or (text[at] == '"' and _leans(text, at) in {"closes", "either"})


def _may_open(text: str, at: int) -> bool:
    return text[at] in "«“„" or (text[at] == '"' and _leans(text, at) in {"opens", "either"})


def _leans(text: str, at: int) -> str:
    """Which way a straight mark faces, by what stands beside it."""
    before = text[max(at - _TOGETHER, 0) : at].rstrip('"')[-1:] or " "
    after = text[at + 1 : at + 1 + _TOGETHER].lstrip('"')[:1] or " "
    may_open = before.isspace() or before in _OPENING
    may_close = after.isspace() or after in _CLOSING
    if may_open and may_close:
        return "either"
    return "opens" if may_open else "closes" if may_close else ""
