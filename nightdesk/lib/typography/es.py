"""Spanish: «angular» quotation marks and “English” ones inside them; the other way about in America."""

from nightdesk.lib.typography.general import APOSTROPHE, DASH, ELLIPSIS, NO_BREAK, before_units
from nightdesk.lib.typography.quotes import Quotes
from nightdesk.lib.typography.stick import Rules, rule

_REST: Rules = (
    DASH,
    *before_units("mil", "millones", "euros", "años", "pesetas"),
    rule(r"\b[Nn]\.[ºo°](?P<at> )(?=\d)", NO_BREAK),
    rule(r"\b(?:Sr|Sra|Dr|Dra|D)\.(?P<at> )(?=[A-ZÁÉÍÓÚÑ])", NO_BREAK),
)
SPAIN: Rules = (ELLIPSIS, APOSTROPHE, Quotes((("«", "»"), ("“", "”"))), *_REST)
AMERICA: Rules = (ELLIPSIS, APOSTROPHE, Quotes((("“", "”"), ("‘", "’")), converts='"'), *_REST)
