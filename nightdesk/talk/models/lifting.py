"""A lifting: a message of a room goes into the paper, when its author has nothing against it."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nightdesk.live.models import Post
from nightdesk.people.models import Person
from nightdesk.stories.models import Story

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import Comment


class Into(models.TextChoices):
    DISCUSSION = "discussion", _("the discussion under a story")
    QUOTE = "quote", _("a story, as a quotation")
    POST = "post", _("a live blog, as a post")


class LiftingQuerySet(models.QuerySet["Lifting"]):
    def asked_of(self, person: Person) -> Self:
        """What this person is still to answer, the newest first."""
        return self.filter(message__author=person, answered_at=None).order_by("-at", "-pk")


class Lifting(models.Model):
    """Not answered: its author is asked. Granted: it is in the paper, as `comment`, as `post` or as a quotation."""

    message: "models.ForeignKey[Comment, Comment]" = models.ForeignKey(
        "talk.Comment", on_delete=models.CASCADE, related_name="liftings"
    )
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="liftings")
    into = models.CharField(max_length=10, choices=Into.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)
    comment: "models.ForeignKey[Comment | None, Comment | None]" = models.ForeignKey(
        "talk.Comment", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = LiftingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("message", "story", "into"), name="lifted_once_to_each_place"
            ),
        )

    def __str__(self) -> str:
        return f"{self.message_id} → {self.into} {self.story_id}"
