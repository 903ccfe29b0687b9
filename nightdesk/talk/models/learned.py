"""What the house learned from its moderators' decisions, in one language: how often bits of words are rejected."""

from typing import Any

from django.db import models


class Learned(models.Model):
    """`weights` are bits of words and what each speaks for; `threshold` is where holding begins.

    `precision` and `recall` are percentages, measured on decisions it did not learn from.
    """

    language = models.CharField(max_length=12, primary_key=True)
    weights: models.JSONField[dict[str, float], dict[str, float]] = models.JSONField()
    prior = models.FloatField()
    threshold = models.FloatField()
    precision = models.PositiveSmallIntegerField()
    recall = models.PositiveSmallIntegerField()
    shown = models.PositiveIntegerField(help_text="How many approved ones it learned from.")
    rejected = models.PositiveIntegerField(help_text="And how many rejected ones.")
    measured: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.language}: {self.precision} %, {self.recall} %"
