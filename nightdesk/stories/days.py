"""Days: the archive, divided at the midnights of an edition's own zone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models

if TYPE_CHECKING:
    from nightdesk.editions.models import Edition

S = TypeVar("S", bound=models.Model)
# How much of the archive is read at a time: a leaf of days without gaps, and the one that tells whether more follow.
AT_ONCE = timedelta(days=61)


class DayQuerySet(models.QuerySet[S]):
    def of_day(self, day: date, edition: "Edition") -> Self:
        """Published between midnights of the edition's own zone."""
        start, end = midnight(day, edition), midnight(day + timedelta(days=1), edition)
        return self.filter(published_at__gte=start, published_at__lt=end)

    def days(self, edition: "Edition") -> "Days":
        """The days with stories, newest first, as `{"day": date, "stories": count}`. Take a slice of them."""
        return Days(self, edition)

    def day_before(self, day: date, edition: "Edition") -> date | None:
        """The last day before this one that has stories."""
        earlier = self.filter(published_at__lt=midnight(day, edition))
        return _day_of(earlier.order_by("-published_at"), edition)

    def day_after(self, day: date, edition: "Edition") -> date | None:
        later = self.filter(published_at__gte=midnight(day + timedelta(days=1), edition))
        return _day_of(later.order_by("published_at"), edition)


@dataclass(frozen=True, slots=True)
class Days:
    """Counted from the newest on, and no further than is asked for: an archive of years is not read for two months."""

    stories: "models.QuerySet[Any]"
    edition: "Edition"

    def __getitem__(self, wanted: slice) -> list[dict[str, Any]]:
        return list(islice(self._newest_first(), wanted.start, wanted.stop))

    def _newest_first(self) -> Iterator[dict[str, Any]]:
        all_of_them = older = self.stories.order_by("-published_at")
        while newest := _day_of(older, self.edition):
            first = midnight(newest - AT_ONCE, self.edition)
            instants = older.filter(published_at__gte=first).values_list("published_at", flat=True)
            counts = Counter(instant.astimezone(self.edition.zone).date() for instant in instants)
            yield from ({"day": day, "stories": stories} for day, stories in counts.items())
            older = all_of_them.filter(published_at__lt=first)


def midnight(day: date, edition: "Edition") -> datetime:
    """When the day begins for the edition's readers."""
    return datetime.combine(day, time.min, edition.zone)


def _day_of(stories: "models.QuerySet[S]", edition: "Edition") -> date | None:
    instant = stories.values_list("published_at", flat=True).first()
    return instant.astimezone(edition.zone).date() if instant else None
