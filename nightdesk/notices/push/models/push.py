"""The push: one thing that many browsers are told. What it says is drawn as it is sent, never kept."""

from django.db import models


class Urgency(models.TextChoices):
    """As push services know it: whether a sleeping telephone is woken."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Push(models.Model):
    kind = models.CharField(
        max_length=20, help_text="Whose it is: a name that a drawer registered."
    )
    subject = models.PositiveBigIntegerField(help_text="What it tells of, for whoever draws it.")
    tag = models.CharField(
        max_length=32, help_text="A later push of the same tag takes the place of this one."
    )
    urgency = models.CharField(max_length=6, choices=Urgency.choices, default=Urgency.NORMAL)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(help_text="Afterwards nobody wants to be told any more.")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "subject"), name="one_push_of_a_subject"),
        )
        indexes = (models.Index(fields=("tag",), name="pushes_of_a_tag"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
