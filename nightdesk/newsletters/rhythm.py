"""When a newsletter is due: daily or weekly, at an hour of the edition's own zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

WEEK = 7


class Rhythm(models.TextChoices):
    DAILY = "daily", _("daily")
    WEEKLY = "weekly", _("weekly")
    BY_HAND = "by_hand", _("when the desk sends it")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


def last_before(
    now: datetime, zone: ZoneInfo, rhythm: str, at: tuple[int, time]
) -> datetime | None:
    """The last hour of the rhythm that has come by now. An hour that a clock change skips is kept after it."""
    if rhythm == Rhythm.BY_HAND:
        return None
    weekday, hour = at
    day = now.astimezone(zone).date()
    for back in range(WEEK + 1):
        on = day - timedelta(days=back)
        if rhythm == Rhythm.WEEKLY and on.weekday() != weekday:
            continue
        found = datetime.combine(on, hour, zone).astimezone(UTC)
        if found <= now:
            return found
    return None
