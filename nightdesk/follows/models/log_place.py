"""The place in the log up to which alerts were made, of each edition's public stream."""

from django.db import models


class LogPlaceQuerySet(models.QuerySet["LogPlace"]):
    def of(self, stream: str, head: int) -> "LogPlace":
        """Where it stands. What happened before anybody looked is no news: it begins at the head."""
        place, _made = self.get_or_create(stream=stream, defaults={"seq": head})
        return place

    def is_moved(self, place: "LogPlace", seq: int) -> bool:
        """Whether it was the caller who moved it: two clocks at one event make one alert."""
        return bool(self.filter(pk=place.pk, seq=place.seq).update(seq=seq))


class LogPlace(models.Model):
    stream = models.CharField(max_length=120, primary_key=True)
    seq = models.PositiveBigIntegerField()

    objects = LogPlaceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.stream} {self.seq}"
