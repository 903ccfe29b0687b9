"""The comment: what one reader says under a story, or in answer to another."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from nightdesk.talk.models.discussion import Discussion
from nightdesk.talk.models.moderated import Moderated
from nightdesk.talk.models.nodded import Nodded
from nightdesk.talk.models.written import Written
from nightdesk.talk.names import new_key, sealed
from nightdesk.talk.state import State

DEEPEST = 2  # answers to answers stand beside them, and say whom they answer


class CommentQuerySet(models.QuerySet["Comment"]):
    def shown(self) -> Self:
        """What every reader may see: the only way public code finds comments."""
        return self.filter(state=State.SHOWN)

    def listed(self) -> Self:
        """What a page has a place for: what is shown, and the place of what is gone but was answered."""
        gone = Q(state__in=(State.DELETED, State.REJECTED), shown_at__isnull=False, replies__gt=0)
        return self.filter(Q(state=State.SHOWN) | gone)

    def waiting(self) -> Self:
        """For a moderator, the oldest first."""
        return self.filter(state=State.HELD).order_by("posted_at", "pk")

    def opening(self) -> Self:
        """Those that answer nobody."""
        return self.filter(parent=None)

    def newest_first(self) -> Self:
        return self.order_by("-shown_at", "-pk")

    def oldest_first(self) -> Self:
        return self.order_by("shown_at", "pk")

    def most_liked_first(self) -> Self:
        return self.order_by("-likes", "-shown_at", "-pk")


class Comment(Written, Moderated, Nodded):
    """`root` opened the thread; `parent` is what it answers. Both are empty for one that opens a thread."""

    discussion = models.ForeignKey(
        Discussion, on_delete=models.PROTECT, related_name="all_comments"
    )
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    root = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="thread"
    )
    depth = models.PositiveSmallIntegerField(default=0)
    replies = models.PositiveIntegerField(
        default=0, help_text="Of a comment that opens a thread: how many readers see below it."
    )
    once = models.CharField(  # noqa: DJ001 - none of the attempts without a word is another's
        max_length=64,
        null=True,
        editable=False,
        help_text="The sender's word for this attempt.",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("author", "once"), name="sent_once_by_each"),
        )
        indexes = (
            models.Index(
                fields=("discussion", "parent", "-shown_at", "-id"), name="threads_by_hour"
            ),
            models.Index(
                fields=("discussion", "parent", "-likes", "-shown_at"), name="threads_by_likes"
            ),
            models.Index(fields=("root", "shown_at", "id"), name="answers_in_order"),
            models.Index(fields=("state", "posted_at"), name="comments_waiting"),
            models.Index(fields=("author", "-posted_at"), name="comments_of_a_person"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def element_id(self) -> str:
        return f"comment-{self.key}"

    @property
    def author_seal(self) -> str:
        """What the page calls its author, for readers who mute them."""
        return sealed(self.author_id)

    def get_absolute_url(self) -> str:
        story = self.discussion.story
        return reverse("comment", args=[story.edition, story.section.slug, story.slug, self.key])
