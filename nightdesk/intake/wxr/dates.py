"""The dates of a WordPress export, with the zeros and negative years it writes for "never"."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

_STAMP = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?\s*")
_FULL_YEAR = re.compile(r"\s[1-9]\d{3}\s")  # Python would read the year -0001 as 2001
_OLDEST = 1000  # a year below this is one of WordPress' ways to write "no date"


def wall_clock(text: str) -> datetime | None:
    """Read ``2010-08-15 10:30:00`` as a clock without a zone; None for zeros and nonsense."""
    match = _STAMP.fullmatch(text)
    if match is None:
        return None
    try:
        clock = datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    return clock if clock.year >= _OLDEST else None


def from_gmt(text: str) -> datetime | None:
    """Read a ``…_gmt`` field; None when WordPress wrote zeros, as it does for drafts."""
    clock = wall_clock(text)
    return clock and clock.replace(tzinfo=UTC)


def from_feed(text: str) -> datetime | None:
    """Read an RSS ``pubDate``; None for the year -0001 that drafts carry."""
    if _FULL_YEAR.search(text) is None:
        return None
    try:
        moment = parsedate_to_datetime(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def in_zone(clock: datetime, zone: ZoneInfo) -> datetime:
    """Place a clock without a zone into the paper's own zone, and answer in UTC."""
    try:
        return clock.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return clock.replace(tzinfo=UTC)
