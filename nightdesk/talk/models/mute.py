"""A mute: a reader wants to see nothing more of another, or of a guest, whom only a printed name tells from others."""

from django.conf import settings
from django.db import models


class Mute(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes"
    )
    muted = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    guest = models.CharField(
        max_length=60,
        blank=True,
        default="",
        help_text="The printed name of a guest: all that were taken in share one account.",
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "muted", "guest"), name="muted_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("muted"), guest=""),
                name="nobody_mutes_themselves",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} mutes {self.guest or self.muted_id}"
