"""English: curly quotation marks and apostrophes, spaced en dashes, em dashes that touch."""

import re

from nightdesk.lib.typography.general import APOSTROPHE, DASH, ELLIPSIS, IN_WORD, before_units
from nightdesk.lib.typography.quotes import Quotes
from nightdesk.lib.typography.stick import Rules, Stick, rule

_SINGLE = re.compile(rf"(?<![{IN_WORD}’'])'(?=[^\s'])[^'\u2029]*?(?<=[^\s'])'(?![{IN_WORD}'])")


def single_quotes(stick: Stick) -> None:
    """What stands between two of them; the apostrophes of words are set by then."""
    changes = {}
    for match in _SINGLE.finditer(stick.text):
        start, end = match.span()
        changes[start, start + 1], changes[end - 1, end] = "‘", "’"
    stick.put(changes)


RULES: Rules = (
    ELLIPSIS,
    APOSTROPHE,
    rule(rf"(?i)(?<![{IN_WORD}’'])'(?=(?:tis|twas|twere|em|til|n)\b)|(?<!\S)'(?=\d\ds?\b)", "’"),
    Quotes((("“", "”"), ("‘", "’")), converts='"'),
    single_quotes,
    rule(rf"(?<=[^\W\d_])'(?![{IN_WORD}'])", "’"),
    rule(r"(?<=\w)---?(?=\w)", "—"),
    DASH,
    *before_units("million", "billion", "trillion", "per cent", "a.m.", "p.m."),
)
