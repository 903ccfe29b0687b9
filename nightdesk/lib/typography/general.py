"""What every language has: what is never touched, and the signs that all of them share."""

import re
from collections.abc import Iterator

from nightdesk.lib.typography.stick import WORD, Rules, rule

NO_BREAK, NARROW = "\u00a0", "\u202f"
SPACE = f"[ {NO_BREAK}{NARROW}]"
# A letter, a figure or what is left alone.
IN_WORD = rf"\w{WORD}"
UNIT = (
    r"(?:[%‰€$£¥₽°]|°[CF]|km/h|km²|[kcm]?m[²³]?|[km]?g|[kMGT]?(?:W|Wh|o|Hz)|ha|[cm]?l|h|min|s)"
    r"(?![\w/])"
)

_LEFT_ALONE = re.compile(
    r"""
    # Each looks behind it first: what goes on from before was begun, and given up, there.
    (?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://|www\.|mailto:|tel:)      # addresses
        [^\s<>"«»“”„]*[^\s<>"«»“”„.,;:!?…)\]'’]
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+                     # of people too
    | (?<![\w.-])[\w-]+(?:\.[\w-]+)+(?::\d+)?/                     # harbour.example/a?b
        [^\s<>"«»“”„]*[^\s<>"«»“”„.,;:!?…)\]'’]
    | \d'\s?\d+"                                                   # six feet two
    | \[/?[a-z][\w-]*(?:\s+[\w-]+=[^\]\n]{0,500})?\]              # [gallery ids="1,2"]
    """,
    re.VERBOSE | re.IGNORECASE,
)

ELLIPSIS = rule(r"(?<![./\\])\.\.\.(?![./\\])", "…")
# Between two letters it is no quotation mark; 6'2 is a man's height.
APOSTROPHE = rule(rf"(?<=[^\W\d_])'(?=[{IN_WORD}])|(?<=[\d{WORD}])'(?=[^\W\d_])", "’")
DASH = rule(r"(?<=\S )(?<!\d )--?(?= \S)|(?<=\d )--?(?= [^\s\d])", "–")

GENERAL: Rules = (ELLIPSIS,)


def before_units(*words: str) -> Rules:
    """Keep a figure and its unit, or one of these words, on one line."""
    alternatives = "|".join(words)
    return (
        rule(rf"(?<=\d)[ {NARROW}](?={UNIT})", NO_BREAK),
        rule(rf"(?<=\d)[ {NARROW}](?=(?:{alternatives})(?!\w))", NO_BREAK),
    )


def left_alone(text: str) -> Iterator[int]:
    """The places of all that is neither set nor broken: addresses, and commands of old systems."""
    for match in _LEFT_ALONE.finditer(text):
        yield from range(*match.span())
