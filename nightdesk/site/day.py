"""A day of the archive: what was published between two midnights, and its neighbours."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from nightdesk.editions.models import Edition
from nightdesk.stories.models import Story


@dataclass(frozen=True, slots=True)
class ArchiveDay:
    printed_on: date
    stories: list[Story]
    previous: date | None
    next: date | None

    @classmethod
    def of(cls, edition: Edition, day: date, now: datetime) -> Self:
        """Days are the edition's: what Paris printed after midnight is of the next day."""
        visible = edition.stories.visible_to(None, now)
        return cls(
            printed_on=day,
            stories=list(visible.of_day(day, edition).newest_first().for_lines()),
            previous=visible.day_before(day, edition),
            next=visible.day_after(day, edition),
        )
