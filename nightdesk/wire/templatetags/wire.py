"""`{% wire edition cursor %}`: the column beside every page."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.wire.line import BESIDE, Line

register = template.Library()


@register.simple_tag
def wire(edition: Edition, at: str = "") -> SafeString:
    """A kept part: the same beside every page of the edition until something happens on its wire."""

    def draw() -> SafeString:
        reading(generations.wire(edition.pk), *edition.read_as)
        line = Line.of(edition, length=BESIDE, at=at)
        shown = {"edition": edition, "line": line, "length": BESIDE}
        return render_to_string("wire/_column.html", shown)

    return kept(("wire column", edition.pk), draw)
