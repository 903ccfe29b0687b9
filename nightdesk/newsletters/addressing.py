"""What mails of an edition have in common: whom they are from, and how each reader gets out."""

from typing import Any

from django.urls import reverse

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.newsletters import tokens


def of_edition(edition: Edition) -> dict[str, Any]:
    return {
        "sender": edition.name,
        "reply_to": edition.contact_email,
        "language": edition.language,
    }


def way_out(edition: Edition, reader: int) -> tuple[str, str]:
    """Where they leave, which is also where their mail program posts; and where they choose."""
    token = tokens.of_reader(reader)
    ways = ("newsletter-leave", "newsletter-mine")
    leave, own = (f"{origin()}{reverse(way, args=[edition, token])}" for way in ways)
    return leave, own
