"""A trial: what rules that do not count yet would have done with last month's comments."""

from typing import Any

from django.db import models

from nightdesk.talk.models.rules import Rules


class Trial(models.Model):
    """Grows batch by batch: `reached` is the key of the last comment looked at, `figures` what was found."""

    rules = models.OneToOneField(
        Rules, primary_key=True, on_delete=models.CASCADE, related_name="trial"
    )
    since = models.DateTimeField()
    until = models.DateTimeField()
    reached = models.BigIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)
    to_look_at = models.PositiveIntegerField()
    figures: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    is_done = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.rules_id}: {self.looked_at}/{self.to_look_at}"
