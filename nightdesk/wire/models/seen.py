"""How far a person with an account has read the wire of an edition."""

from typing import Self

from django.conf import settings
from django.db import models

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person


class SeenQuerySet(models.QuerySet["Seen"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def move(self, person: Person, edition: Edition, seq: int) -> None:
        """Remember that the person has seen the wire up to `seq`; it never moves back."""
        place, is_new = self.get_or_create(person=person, edition=edition, defaults={"seq": seq})
        if not is_new:
            self.filter(pk=place.pk, seq__lt=seq).update(seq=seq)


class Seen(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveBigIntegerField(default=0)

    objects = SeenQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "edition"), name="one_place_per_wire"),
        )

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.seq}"
