"""Telling: each act on a newsletter, or on a number of one, leaves one event on its edition's desk stream."""

from typing import Any

from django.utils import timezone

from nightdesk.events.models import Act, append
from nightdesk.newsletters.models import Newsletter, Number
from nightdesk.people.models import Person


def of_newsletter(kind: str, newsletter: Newsletter, by: Person) -> None:
    told = {"newsletter": newsletter.slug}
    append(newsletter.edition.desk_stream, Act(kind, newsletter, by, timezone.now(), told))


def of_number(kind: str, number: Number, by: Person | None, **particulars: Any) -> None:
    """Nobody is `by` where a number goes by itself, and when it has gone."""
    told = {"newsletter": number.newsletter.slug, "number": number.number} | particulars
    append(number.newsletter.edition.desk_stream, Act(kind, number, by, timezone.now(), told))
