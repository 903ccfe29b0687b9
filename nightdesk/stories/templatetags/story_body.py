"""Bodies on pages: what a standing page shows, and what a link says of where it leads."""

from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from django import template
from django.utils import timezone
from django.utils.translation import get_language

from nightdesk.stories.models import StandingPage
from nightdesk.stories.shown_body import ShownBlock
from nightdesk.stories.story_page import of_standing_page

register = template.Library()


@register.simple_tag
def standing_body(page: StandingPage) -> list[ShownBlock]:
    return list(of_standing_page(page.body, timezone.now()))


@register.filter
def host(url: str) -> str:
    """The name of the place a link leads to, as readers know it."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def is_another_language(language: str) -> bool:
    """Whether a quote was said in another language than the page's, so that readers are told."""
    return bool(language) and primary(language) != primary(get_language() or "")


@register.filter
def language_name(language: str) -> str:
    """What the page's language calls that one; its code, where nobody knows a name."""
    try:
        name = Locale.parse(language, sep="-").get_language_name(get_language() or "en")
    except (ValueError, UnknownLocaleError):
        return language
    return name or language


@register.filter
def own_name(language: str) -> str:
    """What its own speakers call a language; its code, where nobody knows a name."""
    try:
        name = Locale.parse(language, sep="-").get_language_name()
    except (ValueError, UnknownLocaleError):
        return language
    return name[:1].upper() + name[1:] if name else language


def primary(language: str) -> str:
    return language.partition("-")[0].lower()
