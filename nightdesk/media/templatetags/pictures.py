"""`{% picture %}` and `{% figure %}`: pictures on public pages.

A page that shows many fetches their renditions beforehand (`with_renditions()`, `for_cards()`), else each
picture costs a query.
"""

from typing import Any

from django import template

from nightdesk.media.models import Picture
from nightdesk.media.showing import ShownFigure, ShownPicture
from nightdesk.media.widths import SHAPES

register = template.Library()


@register.inclusion_tag("media/_picture.html")
def picture(
    picture: Picture | None, *, sizes: str = "100vw", shape: str = "own", is_urgent: bool = False
) -> dict[str, Any]:
    """Show a picture alone, in one of the shapes of `widths.py`, cut around its focal point.

    `is_urgent` loads it first, for the one that opens a page.
    """
    cut = SHAPES[shape]
    shown = picture and ShownPicture.of(picture, sizes=sizes, shape=cut, is_urgent=is_urgent)
    return {"picture": shown}


@register.inclusion_tag("media/_figure.html")
def figure(
    picture: Picture | None, *, caption: str = "", sizes: str = "100vw", is_urgent: bool = False
) -> dict[str, Any]:
    """Show a picture with caption and credit line; `caption` replaces the picture's own."""
    shown = picture and ShownFigure.of(picture, caption=caption, sizes=sizes, is_urgent=is_urgent)
    return {"figure": shown}
