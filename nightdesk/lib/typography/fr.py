"""French, after the rules of its printers: narrow spaces before ; ! ?, full ones before : and inside « »."""

from nightdesk.lib.typography.general import (
    APOSTROPHE,
    DASH,
    ELLIPSIS,
    IN_WORD,
    NARROW,
    NO_BREAK,
    SPACE,
    before_units,
)
from nightdesk.lib.typography.quotes import Quotes
from nightdesk.lib.typography.stick import Rules, rule

_END = r"(?:[\s)\]»”\"…,.]|$)"
_HIGH = rf"(?=[!?]+{_END}|;(?:\s|$))"
_COLON = r"(?=:(?:[\s\"«“]|$))"
_AFTER = rf"[{IN_WORD}»”’)\]%‰€$£°…]"

RULES: Rules = (
    ELLIPSIS,
    APOSTROPHE,
    rule(r"(?<=[cdjlmnstuCDJLMNSTU])'(?=[\"«“])", "’"),
    Quotes((("«", "»"), ("“", "”"))),
    rule(rf"«{SPACE}*(?=[^\s»])", f"«{NO_BREAK}"),
    rule(rf"(?<=[^\s«]){SPACE}+(?=»)|(?<=[^\s«])(?=»)", NO_BREAK),
    rule(rf"(?<=[^\s(\[]){SPACE}+{_HIGH}|(?<={_AFTER}){_HIGH}", NARROW),
    rule(rf"(?<=[^\s(\[]){SPACE}+{_COLON}|(?<={_AFTER}){_COLON}", NO_BREAK),
    DASH,
    rule(r"(?<=\d)(?=[%‰€](?!\w))", NO_BREAK),
    *before_units(
        "millions?", "milliards?", "euros?", "francs?", "ans", "pages?", "tonnes?", "habitants"
    ),
    rule(r"(?<=\d[ \u00a0]h) (?=\d)", NO_BREAK),
    rule(r"\b[NnPp](?:°|º|os?)(?P<at> )(?=\d)", NO_BREAK),
    rule(r"\b(?:[IVXL]+e(?=.siècle)|(?:art|p|pp|vol|chap)\.(?=.\d))(?P<at> )", NO_BREAK),
    rule(r"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Me)(?P<at> )(?=[A-ZÀ-Ý])", NO_BREAK),
)
