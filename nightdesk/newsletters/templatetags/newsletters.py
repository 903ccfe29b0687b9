"""`{% newsletters_of edition as offered %}`: what readers of an edition may join."""

from django import template

from nightdesk.editions.models import Edition
from nightdesk.newsletters.models import Newsletter

register = template.Library()


@register.simple_tag
def newsletters_of(edition: Edition) -> list[Newsletter]:
    """The same for everyone: a baked page that shows them reads them."""
    return list(Newsletter.objects.of(edition).open())
