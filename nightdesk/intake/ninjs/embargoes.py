"""Embargoes as agencies write them: an hour we can read, or a reason to wait."""

from datetime import UTC, datetime
from typing import Any

from nightdesk.intake.ninjs.fields import Fields
from nightdesk.intake.ninjs.item import Embargo, Unreadable
from nightdesk.lib.text import one_line

NAMES = ("embargoeduntil", "embargoed", "embargo")


def embargo_of(fields: Fields) -> Embargo:
    """The latest hour of all that are given; Unreadable if any of them cannot be read.

    A field that is there and null or false says that there is no embargo (any more).
    """
    said = [fields.said[name] for name in NAMES if name in fields.said]
    if not said:
        return None
    hours = [_hour(value) for value in said if value is not None and value is not False]
    doubtful = next((hour for hour in hours if isinstance(hour, Unreadable)), None)
    if doubtful is not None:
        return doubtful
    return max((hour for hour in hours if isinstance(hour, datetime)), default=False)


def _hour(value: Any) -> datetime | Unreadable:
    text = one_line(value) if isinstance(value, str) else type(value).__name__
    try:
        hour = datetime.fromisoformat(text)
        if hour.tzinfo is None:
            return Unreadable(text[:80])
        return hour.astimezone(UTC)
    except (ValueError, OverflowError):
        return Unreadable(text[:80])
