"""Arabic: its own comma, semicolon and question mark where Latin ones were typed; figures are left alone."""

import re

from nightdesk.lib.typography.general import DASH, ELLIPSIS
from nightdesk.lib.typography.quotes import Quotes
from nightdesk.lib.typography.stick import Rules, rule

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff]")
_LETTER = re.compile(r"[^\W\d_]")
_PARAGRAPH_END = re.compile("[\u2029\n]")
_OWN = {",": "،", ";": "؛", "?": "؟"}


def _own(mark: re.Match[str]) -> str:
    """The Arabic sign after an Arabic word; after a foreign one, if Arabic goes on or began the line."""
    text, (start, end) = mark.string, mark.span()
    line = [*(gap.end() for gap in _PARAGRAPH_END.finditer(text, 0, start)), 0]
    before = _LETTER.findall(text, max(line), start)
    after = _LETTER.search(text, end)
    if before and _ARABIC.match(before[-1]):
        return _OWN[mark[0]]
    leads = after[0] if after else before[0] if before else ""
    return _OWN[mark[0]] if _ARABIC.match(leads) else mark[0]


RULES: Rules = (
    ELLIPSIS,
    Quotes((("«", "»"), ("“", "”"))),
    DASH,
    rule(
        r"(?<!\d)[,;](?!\w)|(?<=\d)[,;](?=\s|$)|(?<=[\u0620-\u064a])[,;](?=[\u0620-\u064a])", _own
    ),
    rule(r"\?(?![\w=&/])", _own),
)
