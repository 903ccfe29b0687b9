"""A fingerprint: what is left of a text for a day, so that saying it again can be noticed. Nobody can read it back."""

from django.conf import settings
from django.db import models


class Fingerprint(models.Model):
    """`whole` is the same for the same words; of the four `bands` similar texts share one at least."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="fingerprints"
    )
    whole = models.BigIntegerField()
    likeness = models.BigIntegerField()
    band_1 = models.PositiveIntegerField()
    band_2 = models.PositiveIntegerField()
    band_3 = models.PositiveIntegerField()
    band_4 = models.PositiveIntegerField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("author", "whole"), name="said_once_by_each"),
        )
        indexes = (
            models.Index(fields=("whole", "-at"), name="the_same_words"),
            models.Index(fields=("band_1", "-at"), name="alike_at_first"),
            models.Index(fields=("band_2", "-at"), name="alike_at_second"),
            models.Index(fields=("band_3", "-at"), name="alike_at_third"),
            models.Index(fields=("band_4", "-at"), name="alike_at_last"),
        )

    def __str__(self) -> str:
        return f"{self.whole:x}"
