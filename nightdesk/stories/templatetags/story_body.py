"""Bodies on pages: what a standing page shows, and what a link says of where it leads."""

from urllib.parse import urlsplit

from django import template
from django.utils import timezone

from nightdesk.stories.models import StandingPage
from nightdesk.stories.shown_body import ShownBlock
from nightdesk.stories.story_page import of_standing_page

register = template.Library()

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@register.simple_tag
def standing_body(page: StandingPage) -> list[ShownBlock]:
    return list(of_standing_page(page.body, timezone.now()))


@register.filter
def host(url: str) -> str:
    """The name of the place a link leads to, as readers know it."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def direction(language: str) -> str:
    """Which way a language is written."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
