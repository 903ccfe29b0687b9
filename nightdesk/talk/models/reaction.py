"""A reaction: one reader's nod to one comment, of each kind at most one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    LIKE = "like", _("I agree")
    THANK = "thank", _("Thank you")
    LAUGH = "laugh", _("Made me laugh")


class Reaction(models.Model):
    comment = models.ForeignKey(
        "talk.Comment", on_delete=models.CASCADE, related_name="reaction_rows"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reactions"
    )
    kind = models.CharField(max_length=5, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("comment", "person", "kind"), name="nodded_once"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.comment_id}"
