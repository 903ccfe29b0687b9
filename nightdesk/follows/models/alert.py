"""The alert: an event of the log that readers who follow something are told of. One event, one alert at most."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.live.models import Post
from nightdesk.stories.models import Story
from nightdesk.wire.item import MARKS
from nightdesk.wire.models import Flash

KILLED = frozenset({"story.killed", "flash.killed", "post.killed"})
# By these a post of a live blog becomes a key event.
KEY = frozenset({"liveblog.posted", "post.marked"})


class AlertQuerySet(models.QuerySet["Alert"]):
    def to_be_spread(self) -> Self:
        its = ("story__edition", "story__section", "flash", "post")
        whole = self.select_related("edition", "event", *its)
        return whole.filter(spread_at=None).order_by("pk")

    def on_same(self, alert: "Alert") -> Self:
        """Of the same story, flash or post, this one too."""
        return self.filter(story=alert.story_id, flash=alert.flash_id, post=alert.post_id)

    def of_post(self, post_id: int) -> Self:
        return self.filter(post=post_id)


class Alert(models.Model):
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, help_text="Of the event: story.published.")
    story = models.ForeignKey(Story, null=True, on_delete=models.CASCADE, related_name="+")
    flash = models.ForeignKey(Flash, null=True, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(
        Post,
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Of the live blog that is the story.",
    )
    made_at = models.DateTimeField()
    people_told = models.BigIntegerField(default=0, help_text="The key of the last one.")
    browsers_told = models.BigIntegerField(default=0, help_text="The key of the last one.")
    spread_at = models.DateTimeField(null=True, help_text="When everybody had been noted.")

    objects = AlertQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("id",), condition=Q(spread_at=None), name="alerts_to_be_spread"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.story_id or self.flash_id}"

    def get_absolute_url(self) -> str:
        """The story or the post. A flash has nothing behind it but its own page, what was killed nothing at all."""
        if self.is_killed:
            return reverse("wire", args=[self.edition])
        if self.story and self.post:
            return reverse("post", args=[self.story.edition, self.story.slug, self.post.number])
        if self.story:
            return self.story.get_absolute_url()
        return reverse("wire-item", args=[self.edition, self.event.seq])

    @property
    def tag(self) -> str:
        """The same for all alerts of one story or post: the newest takes the place of the one before."""
        return str((self.post or self.story or self.flash).short_name)  # type: ignore[union-attr] # one of them

    @property
    def is_killed(self) -> bool:
        return self.kind in KILLED

    @property
    def mark(self) -> str:
        """What kind of news it is; nothing before a new story."""
        if self.is_killed:
            return _("Taken back")
        return _("Flash") if self.flash_id else str(MARKS.get(self.kind, ""))

    @property
    def headline(self) -> str:
        """As it is now."""
        if self.post:
            return self.post.called
        return str((self.story or self.flash).headline)  # type: ignore[union-attr] # one of the two

    @property
    def live_blog(self) -> str:
        """Before a post: what it is about. Nothing before all else."""
        return self.story.headline if self.story and self.post else ""

    def is_moved(self, column: str, key: int) -> bool:
        """Remember who was told last; not when another process went on from here meanwhile."""
        here = type(self).objects.filter(pk=self.pk, **{column: getattr(self, column)})
        moved = bool(here.update(**{column: key}))
        setattr(self, column, key)
        return moved

    def end(self, now: datetime) -> None:
        type(self).objects.filter(pk=self.pk).update(spread_at=now)
