"""What an export of comments is made of, whichever system wrote it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

MOST_COMMENTS = 2_000_000


class UnreadableCommentsError(Exception):
    """The file is hostile, damaged or of no system we know: nothing of it was taken."""


class Standing(StrEnum):
    """How the comment stood in the old system."""

    SHOWN = "shown"
    HELD = "held"
    SPAM = "spam"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Incoming:
    """`number` and `parent` are the old system's; `why_not` a sentence when it is no comment at all."""

    number: str
    parent: str
    author: str
    text: str
    at: datetime | None
    standing: Standing
    why_not: str = ""


@dataclass(slots=True)
class Thread:
    """All that was said under one page of the old system. `site` tells apart two that count alike."""

    site: str
    title: str
    addresses: list[str]
    comments: list[Incoming] = field(default_factory=list)


def instant(said: str) -> datetime | None:
    """`2014-01-14 17:32:12` or ISO 8601; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(said.strip())
    except ValueError:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found.astimezone(UTC) if 1990 <= found.year <= 2200 else None  # noqa: PLR2004 - years of the web


def from_epoch(seconds: object) -> datetime | None:
    if not isinstance(seconds, int | float):
        return None
    try:
        return instant(datetime.fromtimestamp(seconds, UTC).isoformat())
    except (OverflowError, ValueError, OSError):
        return None
