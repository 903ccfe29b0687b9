"""Typography by language: text set as a printer of that language would set it.

Letters, figures, tags, addresses and code are never touched; setting twice is setting once; and what
was typed can be had back, mark by mark.
"""

from nightdesk.lib.typography import ar, en, es, fr, ru
from nightdesk.lib.typography.general import GENERAL, left_alone
from nightdesk.lib.typography.html import read
from nightdesk.lib.typography.setting import Kind, Mark, Setting, carried, kinds, setting_of, typed
from nightdesk.lib.typography.stick import Rules, Stick

__all__ = ["Kind", "Mark", "Setting", "carried", "kinds", "set_html", "set_text", "typed"]

_BY_LANGUAGE = {"ar": ar.RULES, "en": en.RULES, "es": es.SPAIN, "fr": fr.RULES, "ru": ru.RULES}
_SPAIN = frozenset({"es", "es-es"})


def set_text(text: str, language: str) -> Setting:
    """Set plain text. In a language that is not known, an ellipsis is all that is set."""
    stick = Stick(text, frozenset(left_alone(text)))
    stick.apply(_rules(language))
    return setting_of(zip(text, stick.pieces(), strict=True))


def set_html(html: str, language: str) -> Setting:
    """Set the words of rich text. Its tags stay what and where they are; code is left alone."""
    galley = read(html)
    words = "".join(galley.signs)
    stick = Stick(words, galley.kept | frozenset(left_alone(words)))
    stick.apply(_rules(language))
    return setting_of(galley.with_pieces(stick.pieces()))


def _rules(language: str) -> Rules:
    tag = language.lower()
    if tag.startswith("es-") and tag not in _SPAIN:
        return es.AMERICA
    return _BY_LANGUAGE.get(tag.split("-")[0], GENERAL)
