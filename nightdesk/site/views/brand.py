"""An edition's own colour as a stylesheet, since pages carry no styles of their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.colour import Colour

# Where an accent must be read: on paper by day, on ink by night (see static/css/tokens.css).
DAY, NIGHT = Colour(0.955, 0.012, 85), Colour(0.24, 0.02, 255)


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    chosen = Colour.from_hex(edition.accent) if edition.accent else None
    day = chosen and chosen.legible_on(DAY)
    night = chosen and chosen.legible_on(NIGHT)
    return render(
        request, "site/brand.css", {"day": day, "night": night}, "text/css; charset=utf-8"
    )
