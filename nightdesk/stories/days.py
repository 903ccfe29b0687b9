"""Days: the archive, divided at the midnights of an edition's own zone."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Count
from django.db.models.functions import TruncDate

if TYPE_CHECKING:
    from nightdesk.editions.models import Edition

S = TypeVar("S", bound=models.Model)


class DayQuerySet(models.QuerySet[S]):
    def of_day(self, day: date, edition: "Edition") -> Self:
        """Published between midnights of the edition's own zone."""
        start, end = midnight(day, edition), midnight(day + timedelta(days=1), edition)
        return self.filter(published_at__gte=start, published_at__lt=end)

    def days(self, edition: "Edition") -> "models.QuerySet[S, dict[str, Any]]":
        """The days with stories, newest first, as `{"day": date, "stories": count}`."""
        day = TruncDate("published_at", tzinfo=edition.zone)
        counted = self.annotate(day=day).values("day").annotate(stories=Count("pk"))
        return counted.order_by("-day")

    def day_before(self, day: date, edition: "Edition") -> date | None:
        """The last day before this one that has stories."""
        earlier = self.filter(published_at__lt=midnight(day, edition))
        return _day_of(earlier.order_by("-published_at"), edition)

    def day_after(self, day: date, edition: "Edition") -> date | None:
        later = self.filter(published_at__gte=midnight(day + timedelta(days=1), edition))
        return _day_of(later.order_by("published_at"), edition)


def midnight(day: date, edition: "Edition") -> datetime:
    """When the day begins for the edition's readers."""
    return datetime.combine(day, time.min, edition.zone)


def _day_of(stories: "models.QuerySet[S]", edition: "Edition") -> date | None:
    instant = stories.values_list("published_at", flat=True).first()
    return instant.astimezone(edition.zone).date() if instant else None
