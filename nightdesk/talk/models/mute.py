"""A mute: a reader who wants to see nothing more of another."""

from django.conf import settings
from django.db import models


class Mute(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes"
    )
    muted = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "muted"), name="muted_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("muted")), name="nobody_mutes_themselves"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} mutes {self.muted_id}"
