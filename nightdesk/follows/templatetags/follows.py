"""What pages show of alerts: the part where a browser joins and leaves by itself."""

from typing import Any

from django import template

from nightdesk.editions.models import Edition
from nightdesk.notices.push import keys

register = template.Library()


@register.inclusion_tag("follows/_push.html")
def flashes_by_push(edition: Edition) -> dict[str, Any]:
    """For whoever reads without an account; the same for all, so that the page may be baked."""
    return {"edition": edition, "key": keys.public_key(), "of": "flashes"}


@register.inclusion_tag("follows/_push.html")
def alerts_by_push(edition: Edition) -> dict[str, Any]:
    """For a person with an account: all that they follow."""
    return {"edition": edition, "key": keys.public_key(), "of": "mine"}
