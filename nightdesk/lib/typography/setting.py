"""A setting: text as it was set, and every mark that differs from what was typed, so that it can be taken back."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate

# Where in the set text, what stands there, and what was typed. A list, as JSON gives it back.
Mark = Sequence[int | str]


class Kind(StrEnum):
    """What a mark is to an editor."""

    SPACE = "space"
    QUOTE = "quote"
    APOSTROPHE = "apostrophe"
    DASH = "dash"
    OTHER = "other"


_SIGNS = {
    **dict.fromkeys("\u00a0\u202f", Kind.SPACE),
    **dict.fromkeys("«»“”„‘", Kind.QUOTE),
    "’": Kind.APOSTROPHE,
    **dict.fromkeys("–—", Kind.DASH),
    **dict.fromkeys("…،؛؟", Kind.OTHER),
}
_TOKEN = re.compile(r"\w+|\W")
# Of a text that was written anew from end to end, nothing is worth finding.
_MOST_COMPARED = 4_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    text: str
    marks: list[Mark]


def setting_of(typed: Iterable[tuple[str, str]]) -> Setting:
    """Put together what was typed and what was set for it, piece by piece."""
    text, length, marks = list[str](), 0, list[list[int | str]]()
    goes_on = False
    for source, piece in typed:
        if source != piece and goes_on:
            marks[-1][1:] = [f"{marks[-1][1]}{piece}", f"{marks[-1][2]}{source}"]
        elif source != piece:
            marks.append([length, piece, source])
        goes_on = source != piece
        text.append(piece)
        length += len(piece)
    return Setting("".join(text), list(marks))


def typed(text: str, marks: Iterable[Mark]) -> str:
    """What was typed. A mark that is no longer where it was set is left as it stands."""
    parts, done = list[str](), 0
    for at, new, source in sorted(marks, key=_place):
        start, end = int(at), int(at) + len(str(new))
        if start >= done and text[start:end] == new:
            parts += (text[done:start], str(source))
            done = end
    return "".join([*parts, text[done:]])


def carried(marks: Sequence[Mark], before: str, after: str) -> list[Mark]:
    """The marks of a text that has been edited since: those that the edit left alone, where they are now."""
    if before == after or not marks:
        return list(marks)
    found: list[Mark] = []
    kept = deque(_left_alone(before, after))
    for at, new, source in sorted(marks, key=_place):
        while kept and kept[0][1] < int(at) + len(str(new)):
            kept.popleft()
        if kept and kept[0][0] <= int(at):
            start, _, place = kept[0]
            found.append([int(at) - start + place, new, source])
    return found


def kinds(marks: Iterable[Mark]) -> Counter[Kind]:
    """How many signs of each kind were set: those that were not typed."""
    found: Counter[Kind] = Counter()
    for _, new, source in marks:
        for sign, times in (Counter(str(new)) - Counter(str(source))).items():
            if sign in _SIGNS:
                found[_SIGNS[sign]] += times
    return found


def _place(mark: Mark) -> int:
    return int(mark[0])


def _left_alone(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """From where, to where, and where it is now: both ends, and what lies between compared word by word."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    yield 0, head, 0
    old = _TOKEN.findall(before[head : len(before) - tail])
    new = _TOKEN.findall(after[head : len(after) - tail])
    if len(old) * len(new) <= _MOST_COMPARED:
        old_at, new_at = (list(accumulate(map(len, words), initial=head)) for words in (old, new))
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            yield old_at[block.a], old_at[block.a + block.size], new_at[block.b]
    yield len(before) - tail, len(before), len(after) - tail


def _alike(one: str, other: str) -> int:
    """How many signs both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (this, that) in pairs if this != that), min(len(one), len(other)))
