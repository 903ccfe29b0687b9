"""The reader of a newsletter: an address that asked for it, and confirmed that mail arrives there."""

from typing import Self

from django.db import models

from nightdesk.newsletters.models.newsletter import Newsletter


class ReaderQuerySet(models.QuerySet["Reader"]):
    def at(self, address: str) -> Self:
        return self.filter(address=address.lower())

    def of(self, newsletter: Newsletter) -> Self:
        return self.filter(newsletter=newsletter)

    def after(self, key: int) -> Self:
        return self.filter(pk__gt=key).order_by("pk")


class Reader(models.Model):
    """Gone when they leave: of who has left nothing is kept but that somebody did."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.PROTECT, related_name="readers")
    address = models.EmailField(db_index=True)
    joined_at = models.DateTimeField()

    objects = ReaderQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("newsletter", "address"), name="an_address_once_in_a_newsletter"
            ),
        )

    def __str__(self) -> str:
        return f"Reader {self.pk}"
