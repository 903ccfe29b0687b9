"""The discussion: what readers say under one story."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Edition, Section
from nightdesk.live.models import Post
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.errors import NotNow
from nightdesk.talk.manner import AS_EVERYWHERE, Manner
from nightdesk.talk.models.terms import Standing, Terms
from nightdesk.talk.models.venue import Venue

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import Comment


# From so many on a discussion may be among the most discussed: two people and a word each are none.
MANY = 3


class DiscussionQuerySet(models.QuerySet["Discussion"]):
    def of(self, story: Story) -> "Discussion":
        """Begun with the first comment; until then nothing is stored."""
        found, _made = self.get_or_create(story=story)
        found.story = story
        return found


class Discussion(Venue):
    story = models.OneToOneField(
        Story, primary_key=True, on_delete=models.PROTECT, related_name="discussion"
    )
    comments = models.PositiveIntegerField(default=0, help_text="Those that readers see.")
    threads = models.PositiveIntegerField(default=0, help_text="Of them, those that answer nobody.")
    last_at = models.DateTimeField(null=True, help_text="When the newest of them was shown.")

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("-comments",), name="most_discussed"),)

    def __str__(self) -> str:
        return f"{self.story}: {self.comments}"

    def get_absolute_url(self) -> str:
        story = self.story
        return reverse("discussion", args=[story.edition, story.under, story.slug])

    def address_of(self, comment: "Comment") -> str:
        story = self.story
        return reverse("comment", args=[story.edition, story.under, story.slug, comment.key])

    @property
    def edition(self) -> Edition:
        return self.story.edition

    @property
    def section(self) -> Section:
        return self.story.section

    @property
    def desk_id(self) -> int | None:
        return self.story.desk_id

    @property
    def headline(self) -> str:
        return self.story.headline

    @property
    def name(self) -> str:
        return f"discussion:{self.pk}"

    @property
    def manner(self) -> Manner:
        return AS_EVERYWHERE

    @property
    def generation(self) -> str:
        return generations.discussion(self.pk)

    @property
    def stream(self) -> str:
        """The line of the log on which readers are told of its comments."""
        return f"discussion:{self.story.uri}"

    def begun(self) -> "Discussion":
        """It is stored with the first comment. The caller holds the transaction."""
        return Discussion.objects.of(self.story)

    def standing(self) -> Standing:
        return Terms.objects.standing_of(self.story)

    def count(self, comment: "Comment", by: int, at: datetime | None = None) -> None:
        """One more or one less that readers see. The caller holds the transaction."""
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("Counted inside the change.")
        self._count_about(comment.about_id, by)
        columns: dict[str, Any] = {"comments": F("comments") + by}
        if comment.parent_id is None:
            columns["threads"] = F("threads") + by
        if by > 0:
            columns["last_at"] = at or timezone.now()
        if comment.root_id is not None:
            root = type(comment)._base_manager.filter(pk=comment.root_id)
            root.update(replies=F("replies") + by)
        self._change(by, columns)

    def lose(self, comments: int, threads: int) -> None:
        """So many at once, that readers saw. The caller holds the transaction."""
        columns = {"comments": F("comments") - comments, "threads": F("threads") - threads}
        self._change(-comments, columns)

    def _count_about(self, post_id: int | None, by: int) -> None:
        """Before the discussion's own row: so does a kill, and neither waits for the other."""
        if post_id is None:
            return
        post = Post.objects.shown().filter(pk=post_id)
        if not post.update(comments=F("comments") + by) and by > 0:
            raise NotNow(_("The post that this is about was taken back."))

    def _change(self, by: int, columns: dict[str, Any]) -> None:
        here = Discussion.objects.filter(pk=self.pk)
        here.update(**columns)
        many = here.values_list("comments", flat=True).get()
        names = [generations.discussed(self.pk)]
        if max(many, many - by) >= MANY:
            names.append(generations.most_discussed(self.story.edition_id))
        bump(*names)
