"""Words: how a text falls into words, and what two spellings of one word have in common."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

from nightdesk.search import arabic

LONGEST = 60
# Accents, vowel points and hyphens that only show at the end of a line: read over, wherever they stand.
ACCENTS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200d\ufe00-\ufe0f"
)
# Scripts of India write vowels as marks, which are part of the word.
INDIC = "\u0900-\u0963\u0966-\u0dff"
# Scripts without spaces: each sign is a word, and a word of theirs is sought as signs in a row.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
WORD = re.compile(rf"[{SPACELESS}]|(?:[^\W_{SPACELESS}]|[{ACCENTS}{INDIC}])+")
_ONE_SIGN = re.compile(f"[{SPACELESS}]")
_APOSTROPHES = frozenset("'’ʼ＇")
# What stands before or after an apostrophe without being a word: l’élection, qu’elle, the mayor’s, they’ll.
_ELIDED = frozenset({"qu", "ll", "re", "ve"})
_DROPPED = re.compile(rf"[{ACCENTS}\u0640]")
_SIGNS = re.compile(rf"[^\w{INDIC}{SPACELESS}]|_")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه"}
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0x966) for digit in range(10)}
)
_STEMMED = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish",
    "nl": "dutch", "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish",
    "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "fa": "persian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "es": "spanish",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
# A stemmer works on a text it holds, one word at a time.
_one_at_a_time = Lock()


class Found(NamedTuple):
    """A word of a text, and where it stands there."""

    word: str
    start: int
    end: int


def words(text: str) -> Iterator[Found]:
    """The words of a text in their order, as they are written."""
    for match in WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if not (_is_short(word) and _is_beside_an_apostrophe(text, start, end)):
            yield Found(word[:LONGEST], start, end)


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """The word without what people leave out when they type: capitals, accents, forms of a letter."""
    if word.isascii():
        return _SIGNS.sub("", word.lower())
    if _ONE_SIGN.fullmatch(word):
        # Taken apart it would be two words where texts are split, as Thai's am is.
        return unicodedata.normalize("NFC", word)
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold()
    plain = _DROPPED.sub("", plain).translate(_LETTERS)
    return unicodedata.normalize("NFC", _SIGNS.sub("", plain))


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """What the word's inflections have in common, folded; in a language nobody taught us, the word folded.

    Accents tell the stemmer which ending it sees, so they are taken away after it.
    """
    name = _STEMMED.get(language.partition("-")[0].lower())
    if name is None:
        return folded(word)
    spelt = unicodedata.normalize("NFC", word.casefold()).replace("\u00ad", "").replace("ё", "е")
    if name == "arabic":
        spelt = arabic.as_noun(spelt)
    with _one_at_a_time:
        found = _stemmer(name).stemWord(spelt)
    return folded(found) or folded(word)


def stems(word: str, language: str) -> set[str]:
    """All that a word of a text may be found by: in Arabic, «and» is written as one with what follows."""
    found = {stem(word, language)}
    if language.startswith("ar") and (second := arabic.without_and(word)):
        found.add(stem(second, language))
    return found


@lru_cache
def _stemmer(name: str) -> Any:
    import snowballstemmer  # noqa: PLC0415 - thirty languages, which no page waits for before somebody searches

    return snowballstemmer.stemmer(name)


def _is_short(word: str) -> bool:
    return len(word) == 1 or word.lower() in _ELIDED


def _is_beside_an_apostrophe(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before in _APOSTROPHES and before != "") or (after in _APOSTROPHES and after != "")
