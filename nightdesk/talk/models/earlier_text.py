"""An earlier text of a comment: what it said before its author changed it. For moderators only."""

from django.db import models


class EarlierText(models.Model):
    comment = models.ForeignKey(
        "talk.Comment", on_delete=models.CASCADE, related_name="earlier_texts"
    )
    text = models.TextField()
    until = models.DateTimeField(help_text="When another text took its place.")

    class Meta:
        ordering = ("-until", "-pk")

    def __str__(self) -> str:
        return f"{self.comment_id} until {self.until}"
