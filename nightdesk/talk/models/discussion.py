"""The discussion: what readers say under one story."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from nightdesk.bakery.staleness import bump
from nightdesk.events.models import Event
from nightdesk.stories.models import Story
from nightdesk.stream.cursor import START, Place, place_of, write
from nightdesk.talk import generations
from nightdesk.talk.models.terms import Standing, Terms

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


def noted(event: Event) -> str:
    """The place of an event in its stream, to be kept: without the seal, which is a key's."""
    place = place_of(event)
    return f"{place.seq} {place.mark.hex()}"


def written(log: str, heard: str) -> str:
    """The cursor of a place that was noted; of none, the beginning of the stream."""
    seq, _, mark = heard.partition(" ")
    return write({log: Place(int(seq), bytes.fromhex(mark)) if heard else START})


class Discussion(models.Model):
    story = models.OneToOneField(
        Story, primary_key=True, on_delete=models.PROTECT, related_name="discussion"
    )
    comments = models.PositiveIntegerField(default=0, help_text="Those that readers see.")
    threads = models.PositiveIntegerField(default=0, help_text="Of them, those that answer nobody.")
    last_at = models.DateTimeField(null=True, help_text="When the newest of them was shown.")
    heard = models.CharField(
        max_length=40, default="", help_text="The place in its stream that all this is as of."
    )

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("-comments",), name="most_discussed"),)

    def __str__(self) -> str:
        return f"{self.story}: {self.comments}"

    def get_absolute_url(self) -> str:
        story = self.story
        return reverse("discussion", args=[story.edition, story.section.slug, story.slug])

    @property
    def stream(self) -> str:
        """The line of the log on which readers are told of its comments."""
        return f"discussion:{self.story.uri}"

    @property
    def cursor(self) -> str:
        """Where the stream goes on from what this record says: read with it, so nothing lies between."""
        return written(self.stream, self.heard)

    def hear(self, event: Event) -> None:
        """The record is as of this event. The caller holds the transaction."""
        self.heard = noted(event)
        Discussion.objects.filter(pk=self.pk).update(heard=self.heard)

    def standing(self) -> Standing:
        return Terms.objects.standing_of(self.story)

    def count(self, comment: "Comment", by: int, at: datetime | None = None) -> None:
        """One more or one less that readers see. The caller holds the transaction."""
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("Counted inside the change.")
        columns: dict[str, Any] = {"comments": F("comments") + by}
        if comment.parent_id is None:
            columns["threads"] = F("threads") + by
        if by > 0:
            columns["last_at"] = at or timezone.now()
        here = Discussion.objects.filter(pk=self.pk)
        here.update(**columns)
        many = here.values_list("comments", flat=True).get()
        if comment.root_id is not None:
            root = type(comment)._base_manager.filter(pk=comment.root_id)
            root.update(replies=F("replies") + by)
        names = [generations.discussed(self.pk)]
        if max(many, many - by) >= MANY:
            names.append(generations.most_discussed(self.story.edition_id))
        bump(*names)
