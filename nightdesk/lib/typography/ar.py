"""Arabic: its own comma, semicolon and question mark where Latin ones were typed; figures are left alone."""

import re

from nightdesk.lib.typography.general import DASH, ELLIPSIS
from nightdesk.lib.typography.quotes import Quotes
from nightdesk.lib.typography.stick import Rules, rule

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff]")
_LETTER = re.compile(r"[^\W\d_]")
# As far as anybody sees which language a line is in.
_IN_SIGHT = 200
_OWN = {",": "،", ";": "؛", "?": "؟"}


def _own(mark: re.Match[str]) -> str:
    """The Arabic sign after an Arabic word; after a foreign one, if Arabic goes on or began the line."""
    text, (start, end) = mark.string, mark.span()
    line = max(text.rfind("\u2029", 0, start), text.rfind("\n", 0, start)) + 1
    before = _LETTER.findall(text, max(line, start - _IN_SIGHT), start)
    after = _LETTER.search(text, end, end + _IN_SIGHT)
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
