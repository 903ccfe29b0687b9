"""Arabic: articles, conjunctions and possessives that are written as one word with a noun, taken off first.

The stemmer knows the endings of a noun by its article, so every word is given one; that makes of
`انتخابات`, `الانتخابات` and `وللانتخابات` the same.
"""

import re

_POINTS = re.compile("[\u0610-\u061a\u064b-\u0652\u0670\u0640]")
_FORMS = str.maketrans(dict.fromkeys("أإآٱ", "ا") | {"ى": "ي", "ی": "ي", "ک": "ك"})
_ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)(?=.{3})")
_OF_A_PLURAL = re.compile("(?<=..ات)(?:ها|هما|هم|هن|ه|نا|كم|ك)$")
_OF_A_SINGULAR = re.compile("(?<=..)(?<!ا)ت(?:ها|هما|هم|هن|ه|نا|كم)$")
_AND = "و"
# Shorter words that begin with «and» are words of their own more often than not.
_LONG_ENOUGH_FOR_AND = 4


def as_noun(word: str) -> str:
    """The word as the stemmer is given it: a definite noun without possessive."""
    plain = _ARTICLE.sub("", _POINTS.sub("", word).translate(_FORMS))
    return "ال" + _OF_A_SINGULAR.sub("ة", _OF_A_PLURAL.sub("", plain))


def without_and(word: str) -> str:
    """`ولبنان` is also «and Lebanon»; empty for a word that is not two."""
    is_two = word.startswith(_AND) and len(word) >= _LONG_ENOUGH_FOR_AND
    return word[1:] if is_two else ""
