"""Quiet hours: between two hours of their own day, a reader's browsers stay silent."""

import zoneinfo
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models


class QuietHours(models.Model):
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="quiet_hours",
    )
    begin = models.TimeField()
    end = models.TimeField()
    time_zone = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}-{self.end:%H:%M} {self.time_zone}"

    def over_at(self, now: datetime) -> datetime:
        """The instant from which they may be told: now, outside of these hours."""
        here = now.astimezone(zoneinfo.ZoneInfo(self.time_zone))
        clock = here.time().replace(tzinfo=None)
        over_midnight = self.end <= self.begin
        is_quiet = (
            clock >= self.begin or clock < self.end
            if over_midnight
            else self.begin <= clock < self.end
        )
        if not is_quiet:
            return now
        day = here.date() + timedelta(days=int(over_midnight and clock >= self.begin))
        return datetime.combine(day, self.end, tzinfo=here.tzinfo)
