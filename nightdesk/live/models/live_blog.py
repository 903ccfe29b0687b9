"""The live blog: a story that readers watch being written. Its head is the story's own; under it stand posts."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Edition
from nightdesk.events.models import Act, append
from nightdesk.live import generations
from nightdesk.live.permissions import may_act
from nightdesk.live.words import paragraphs
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, NotYours
from nightdesk.stories.generations import bump_for_readers
from nightdesk.stories.models import Story
from nightdesk.stories.state import State

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from nightdesk.live.models.post import Post

# Nobody writes in these.
CLOSED = frozenset({State.RETRACTED, State.KILLED, State.SPIKED})


class OnWire(models.TextChoices):
    """Which of its posts are items of the edition's wire."""

    EVERY = "every", gettext_lazy("every post")
    KEY = "key", gettext_lazy("key events")
    NONE = "none", gettext_lazy("none")


class LiveBlogQuerySet(models.QuerySet["LiveBlog"]):
    def of(self, story: Story) -> "LiveBlog":
        """Of a story that is one (`story.is_live_blog`). Stored with the first act on it."""
        found = self.filter(pk=story.pk).select_related("pinned__author").first()
        found = found or LiveBlog(story=story)
        found.story = story
        return found


class LiveBlog(models.Model):
    story = models.OneToOneField(
        Story, primary_key=True, on_delete=models.PROTECT, related_name="live_blog"
    )
    on_wire = models.CharField(
        gettext_lazy("posts on the wire"),
        max_length=5,
        choices=OnWire.choices,
        default=OnWire.KEY,
    )
    pinned: "models.ForeignKey[Post | None, Post | None]" = models.ForeignKey(
        "live.Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written = models.PositiveIntegerField(default=0, help_text="The number of its newest post.")

    posts: "RelatedManager[Post]"
    objects = LiveBlogQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("live blog")
        verbose_name_plural = gettext_lazy("live blogs")

    def __str__(self) -> str:
        return str(self.story)

    def get_absolute_url(self) -> str:
        return self.story.get_absolute_url()

    @property
    def edition(self) -> Edition:
        return self.story.edition

    @property
    def stream(self) -> str:
        """The line of the log on which its readers are told of its posts."""
        return f"live:{self.story.uri}"

    @property
    def element_id(self) -> str:
        """Of what stands above its posts: whether it runs, what is pinned, its key events."""
        return f"live-head-{self.story.short_name}"

    def post(
        self,
        text: str,
        *,
        by: Person | None,
        headline: str = "",
        is_key: bool = False,
        at: datetime | None = None,
    ) -> "Post":
        """Write and send one of plain text, a paragraph a line. Refused unless readers have it and it runs."""
        from nightdesk.live.models.post import Post  # noqa: PLC0415 - posts know their live blog

        made = Post(blog=self, headline=headline, body=paragraphs(text), is_key=is_key)
        made.send(by=by, at=at)
        return made

    @transaction.atomic
    def pin(self, post: "Post", *, by: Person | None) -> None:
        """It stands above all others until something else does."""
        self.refuse_unless_theirs("update", by)
        if not post.is_shown or post.blog_id != self.pk:
            raise NotNow(_("Readers do not see this post here."))
        self._change("pinned", by, pinned=post)

    @transaction.atomic
    def unpin(self, *, by: Person | None) -> None:
        self.refuse_unless_theirs("update", by)
        if self.pinned_id is None:
            raise NotNow(_("Nothing is pinned."))
        self._change("unpinned", by, pinned=None)

    @transaction.atomic
    def tell_the_wire(self, which: OnWire, *, by: Person | None) -> None:
        """From now on these of its posts are items of the wire; those that are already stay there."""
        self.refuse_unless_theirs("update", by)
        self.stored()
        LiveBlog.objects.filter(pk=self.pk).update(on_wire=which)
        self.on_wire = which
        log(instance=self.story, action="nightdesk.live_wire", user=by, data={"posts": which})

    @transaction.atomic
    def end(self, *, by: Person | None, at: datetime | None = None) -> None:
        """The coverage is over: the page stays as it happened, and nothing is posted any more."""
        self._turn("ended", by, {"ended_at": None}, at or timezone.now())

    @transaction.atomic
    def reopen(self, *, by: Person | None) -> None:
        self._turn("reopened", by, {"ended_at__isnull": False}, None)

    def _turn(
        self, kind: str, by: Person | None, still: dict[str, Any], ended_at: datetime | None
    ) -> None:
        """Of two who do the same at once, the second is told."""
        self.refuse_unless_theirs("update", by)
        if not self.story.is_public:
            raise NotNow(_("Readers do not have this live blog. Publish it first."))
        if not Story.objects.filter(pk=self.pk, **still).update(ended_at=ended_at):
            raise NotNow(_("Somebody else was faster. Look at it again."))
        self.story.ended_at = ended_at
        self.stored()
        # Cards, lists and the wire say whether it runs.
        bump_for_readers(self.story, kind)
        at = ended_at or timezone.now()
        append(self.edition.wire_stream, Act(f"liveblog.{kind}", self, by, at, {}))
        self.sum_up(kind, by, at)

    def _change(self, kind: str, by: Person | None, **columns: Any) -> None:
        self.stored()
        LiveBlog.objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)
        self.sum_up(kind, by, timezone.now())

    def refuse_unless_theirs(self, verb: str, by: Person | None) -> None:
        if by is not None and not may_act(by, verb, self.story):
            raise NotYours(by, verb)

    def refuse_unless_open(self) -> None:
        """Posts may be written before readers have it, and until its coverage ends."""
        if not self.story.is_live_blog:
            raise NotNow(_("This story is no live blog."))
        if self.story.state in CLOSED:
            raise NotNow(_("This live blog was taken back."))
        if self.story.ended_at is not None:
            raise NotNow(_("The coverage has ended. Reopen it to post again."))

    def refuse_unless_running(self) -> None:
        if not self.story.is_live_blog:
            raise NotNow(_("This story is no live blog."))
        if not self.story.is_public:
            raise NotNow(_("Readers do not have this live blog. Publish it first."))
        if not self.story.is_running:
            raise NotNow(_("The coverage has ended. Reopen it to post again."))

    def stored(self) -> None:
        """Its row is there. The caller holds the transaction."""
        LiveBlog.objects.get_or_create(pk=self.pk)

    def next_number(self) -> int:
        """For a post, without gaps: its row stays locked until the commit."""
        self.stored()
        LiveBlog.objects.filter(pk=self.pk).update(written=F("written") + 1)
        self.written = LiveBlog.objects.values_list("written", flat=True).get(pk=self.pk)
        return self.written

    def sum_up(self, kind: str, by: Person | None, at: datetime) -> None:
        """Tell its readers how it stands: its head is drawn anew on open pages. The caller holds the transaction."""
        if kind != "summed_up":
            log(instance=self.story, action=f"nightdesk.live_{kind}", user=by)
        bump(generations.posts(self.pk))
        append(self.stream, Act(f"liveblog.{kind}", self, by, at, {}))
