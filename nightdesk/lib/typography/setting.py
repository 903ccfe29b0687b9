"""A setting: text as it was set, and every mark that differs from what was typed, so that it can be taken back."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Setting:
    text: str
    marks: list[Mark]


def setting_of(typed: Iterable[tuple[str, str]]) -> Setting:
    """Put together what was typed and what was set for it, piece by piece."""
    text, marks = "", list[list[int | str]]()
    goes_on = False
    for source, piece in typed:
        if source != piece and goes_on:
            marks[-1][1:] = [f"{marks[-1][1]}{piece}", f"{marks[-1][2]}{source}"]
        elif source != piece:
            marks.append([len(text), piece, source])
        goes_on = source != piece
        text += piece
    return Setting(text, list(marks))


def typed(text: str, marks: Iterable[Mark]) -> str:
    """What was typed. A mark that is no longer where it was set is left as it stands."""
    for at, new, source in sorted(marks, key=_place, reverse=True):
        place = int(at)
        if text.startswith(str(new), place):
            text = f"{text[:place]}{source}{text[place + len(str(new)) :]}"
    return text


def carried(marks: Sequence[Mark], before: str, after: str) -> list[Mark]:
    """The marks of a text that has been edited since: those that the edit left alone, where they are now."""
    if before == after or not marks:
        return list(marks)
    return [
        [int(at) - start + place, new, source]
        for at, new, source in marks
        for start, end, place in _left_alone(before, after)
        if start <= int(at) and int(at) + len(str(new)) <= end
    ]


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
    """From where, to where, and where it is now: compared word by word."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        start = len("".join(old[: block.a]))
        length = len("".join(old[block.a : block.a + block.size]))
        yield start, start + length, len("".join(new[: block.b]))
