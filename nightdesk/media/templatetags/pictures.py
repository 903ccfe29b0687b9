"""`{% picture %}` and `{% figure %}`: pictures on public pages.

A page that shows many fetches their renditions beforehand (`with_renditions()`, `for_cards()`), else each
picture costs a query.
"""

from dataclasses import replace

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nightdesk.bakery.parts import kept
from nightdesk.media.models import Picture
from nightdesk.media.showing import ShownFigure, ShownPicture
from nightdesk.media.widths import SHAPES

register = template.Library()


@register.simple_tag
def picture(
    picture: Picture | None,
    *,
    sizes: str = "100vw",
    shape: str = "own",
    is_urgent: bool = False,
    says_nothing: bool = False,
) -> SafeString:
    """Show a picture alone, in one of the shapes of `widths.py`, cut around its focal point.

    `is_urgent` loads it first, for the one that opens a page. One that `says_nothing` stands beside
    words that say the same, such as a face beside its name, and is not read aloud.
    """
    if not picture:
        return SafeString()

    def draw() -> SafeString:
        cut = SHAPES[shape]
        shown = ShownPicture.of(picture, sizes=sizes, shape=cut, is_urgent=is_urgent)
        if shown and says_nothing:
            shown = replace(shown, alternative_text="", language="")
        return render_to_string("media/_picture.html", {"picture": shown})

    return kept(("picture", picture.pk, sizes, shape, is_urgent, says_nothing), draw)


@register.simple_tag
def figure(
    picture: Picture | None, *, caption: str = "", sizes: str = "100vw", is_urgent: bool = False
) -> SafeString:
    """Show a picture with caption and credit line; `caption` replaces the picture's own."""
    if not picture:
        return SafeString()

    def draw() -> SafeString:
        shown = ShownFigure.of(picture, caption=caption, sizes=sizes, is_urgent=is_urgent)
        return render_to_string("media/_figure.html", {"figure": shown})

    return kept(("figure", picture.pk, caption, sizes, is_urgent), draw)
