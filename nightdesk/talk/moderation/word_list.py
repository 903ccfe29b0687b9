"""Lists of words, and how their words are found in a text however they are disguised. Whole words only.

`word` is found as it is, `word*` at the beginning of words, `*word*` anywhere; several words are found
one after another. In scripts without spaces every entry is found anywhere.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from nightdesk.talk.moderation.folding import fold, fold_as_seen, fold_between

# A word, with the signs that stand for letters in it. Every repetition is bounded, or cannot begin twice.
_WORD = re.compile(r"[@$€]{0,2}[^\W_]+(?:[@$€!|+]{1,3}[^\W_]+)*[@$€]{0,2}")
_STRETCHED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")
_SPACELESS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_SIGNS = str.maketrans("0134578@$€!|+", "oleastbasellt")
# What is written before an Arabic word as part of it: and, so; by, for, like; the.
_ARABIC = re.compile(r"^[وف]?(?:[بكل]?ال|لل|[بكل])?(?=.{3})")
LONGEST_ENTRY = 60
LONGEST_PHRASE = 5
_LETTERS_OF_A_RUN = 3
_LETTERS_OF_A_DOUBLED_WORD = 4


class Reading:
    """A text as lists are held against it: read once, however many lists there are."""

    def __init__(self, text: str) -> None:
        self.text = text
        read = dict.fromkeys((fold(text), fold_as_seen(text)))
        self.words = [word for one in read for word in [*_WORD.findall(one), "."]]
        once = dict.fromkeys(self.words)
        self.variants = {form: word for word in once for form in _variants(word)}
        # How «fuuck» would be meant: too loosely read to refuse anybody for.
        doubled = {word: _DOUBLED.sub(r"\1", word) for word in once}
        self.loose = {
            single: word
            for word, single in doubled.items()
            if single != word and len(single) >= _LETTERS_OF_A_DOUBLED_WORD
        }
        self.runs = list(_runs(self.words))
        self.close = "".join(self.words)

    def as_written(self, found: str) -> str:
        """The stretch of the text between spaces in which it stands, for moderators."""
        chunks = self.text.split()
        holding = (one for one in chunks if found in fold(one) or found in fold_as_seen(one))
        return next(holding, found)[:80]


class WordList:
    """Of entries as moderators typed them."""

    def __init__(self, entries: tuple[str, ...]) -> None:
        self._whole: dict[str, str] = {}
        self._beginnings: dict[str, str] = {}
        self._anywhere: dict[str, str] = {}
        for entry in entries:
            self._add(entry)
        self._lengths = sorted({len(one.split()) for one in self._whole} - {1})
        self._reach = max(map(len, self._beginnings), default=0)

    def _add(self, entry: str) -> None:
        plain = entry.strip().strip("*")[:LONGEST_ENTRY]
        for form in _forms(plain):
            if entry.startswith("*") or _SPACELESS.search(plain):
                self._anywhere[form.replace(" ", "")] = entry
            elif entry.endswith("*"):
                self._beginnings[form] = entry
            else:
                self._whole[form] = entry

    def found(self, reading: Reading) -> tuple[str, str] | None:
        """The first entry that is there, and what of the text it was found in; None when there is none."""
        found = next(self._all(reading), None)
        return found and (found[0], reading.as_written(found[1]))

    def found_loosely(self, reading: Reading) -> tuple[str, str] | None:
        found = next(self._among(reading.loose), None)
        return found and (found[0], reading.as_written(found[1]))

    def _all(self, reading: Reading) -> Iterator[tuple[str, str]]:
        """Entry, and what it was found in."""
        yield from self._among(reading.variants)
        yield from self._phrases(reading.words)
        for form, entry in self._anywhere.items():
            if form in reading.close:
                yield entry, form
        for run in reading.runs:
            for form, entry in self._whole.items():
                if len(form) >= _LETTERS_OF_A_RUN and form.replace(" ", "") in run:
                    yield entry, run

    def _among(self, variants: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for variant in variants.keys() & self._whole.keys():
            yield self._whole[variant], variants[variant]
        for variant in variants if self._beginnings else ():
            for end in range(1, min(len(variant), self._reach) + 1):
                if (beginning := variant[:end]) in self._beginnings:
                    yield self._beginnings[beginning], variants[variant]

    def _phrases(self, words: list[str]) -> Iterator[tuple[str, str]]:
        for length in self._lengths:
            for at in range(len(words) - length + 1):
                phrase = " ".join(words[at : at + length])
                if phrase in self._whole:
                    yield self._whole[phrase], words[at]


def _runs(words: list[str]) -> Iterator[str]:
    """Letters that stand alone, one after another, as what they spell."""
    run = ""
    for word in [*words, "the end"]:
        if len(word) == 1 and word != ".":
            run += word
            continue
        if len(run) >= _LETTERS_OF_A_RUN:
            yield run
            yield run.translate(_SIGNS)
        run = ""


def _forms(entry: str) -> set[str]:
    """How an entry reads: in small letters, and, where that is Latin, in capitals: «СУКА» is `cyka`."""
    forms = {fold(entry)}
    capitals = fold_as_seen(entry.upper())
    if capitals.isascii():
        forms.add(capitals)
    return {" ".join(_WORD.findall(form)[:LONGEST_PHRASE]) for form in forms} - {""}


def _variants(word: str) -> Iterator[str]:
    """What a word may stand for: stretched letters, signs and figures for letters, borrowed letters, prefixes."""
    yield word
    plain = [word]
    if _STRETCHED.search(word):
        plain += [_STRETCHED.sub(r"\1", word), _STRETCHED.sub(r"\1\1", word)]
        yield from plain[1:]
    for one in plain:
        if not one.isalpha() and not one.isdecimal():
            yield one.translate(_SIGNS)
            yield one.strip("@$€").translate(_SIGNS)
    if word.isascii():
        return
    if re.search("[a-z]", word):
        yield fold_between(word)
    if (bare := _ARABIC.sub("", word)) != word:
        yield bare


@lru_cache(maxsize=64)
def compiled(entries: tuple[str, ...]) -> WordList:
    """Lists change seldom, and are asked with every text."""
    return WordList(entries)
