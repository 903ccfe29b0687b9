"""Russian: «ёлочки», „лапки“ inside them, and a dash that never opens a line."""

from nightdesk.lib.typography.general import APOSTROPHE, ELLIPSIS, NO_BREAK, SPACE, before_units
from nightdesk.lib.typography.quotes import Quotes
from nightdesk.lib.typography.stick import Rules, rule

_DASH = r"(?:--?|–|—)"

RULES: Rules = (
    ELLIPSIS,
    APOSTROPHE,
    Quotes((("«", "»"), ("„", "“")), converts='"“„'),
    rule(rf"(?<=[^\s\d]){SPACE}(?={_DASH} )|(?<=\d){SPACE}(?={_DASH} [^\s\d])", NO_BREAK),
    rule(rf"(?<={NO_BREAK})(?:--?|–)(?= )", "—"),
    rule(r"(?m)(?:^|(?<=\u2029))(?P<at>--?|–)(?= [^\W\d])", "—"),
    rule(r"(?m)(?:^|(?<=\u2029))—(?P<at> )(?=\w)", NO_BREAK),
    # A word of one letter stays with the next.
    rule(r"(?<![\w-])[ВКСОУИАвксоуиа](?P<at> )(?=[\w«„])", NO_BREAK),
    rule(r"[№§](?P<at> )(?=\d)", NO_BREAK),
    *before_units(
        "тыс", "млн", "млрд", "руб", "км", "кг", "см", "г", "м", "ч", "мин", "лет", "года?"
    ),
)
