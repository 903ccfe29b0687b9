"""The post: one entry of a live blog."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.fields import StreamField
from wagtail.models import RevisionMixin

from nightdesk.editions.models import Edition
from nightdesk.lib.short_name import short_name
from nightdesk.lib.text import one_line
from nightdesk.live.killed_posts import take_down_with
from nightdesk.live.models.live_blog import LiveBlog, OnWire
from nightdesk.live.models.post_acts import COPY, POSTED
from nightdesk.live.models.waiting import Waiting
from nightdesk.live.words import lines, opening
from nightdesk.people.models import Person
from nightdesk.stories.body import Body
from nightdesk.stories.errors import Incomplete, NotNow
from nightdesk.stories.models import Author, Correction, Story
from nightdesk.stories.models.acting import Turn
from nightdesk.stories.models.story import new_uri
from nightdesk.stories.models.typeset import Typeset
from nightdesk.stories.state import State
from nightdesk.stories.typesetting import as_set


class PostQuerySet(models.QuerySet["Post"]):
    def shown(self) -> Self:
        """What readers see, if they see the live blog."""
        return self.filter(posted_at__isnull=False, killed_at=None)

    def waiting(self) -> Self:
        """Written, and not sent yet."""
        return self.filter(posted_at=None, killed_at=None).order_by("-pk")

    def key(self) -> Self:
        return self.filter(is_key=True)

    def numbered(self, number: int) -> Self:
        return self.filter(number=number)

    def newest_first(self) -> Self:
        return self.order_by("-posted_at", "-number")

    def on_wire(self, now: datetime) -> Self:
        """Items of the wire that every reader may see: not those of a live blog that was taken back."""
        return self.standing(now).filter(is_on_wire=True)

    def standing(self, now: datetime) -> Self:
        """What every reader may see, of live blogs that were not taken back."""
        out = {"blog__story__state": State.PUBLISHED, "blog__story__published_at__lte": now}
        return self.shown().filter(**out)

    def in_place(self) -> Self:
        """One query: with the live blog, its edition and section, and who wrote it."""
        return self.select_related("blog__story__edition", "blog__story__section", "author").defer(
            "blog__story__body", "blog__story__marks"
        )


class Post(Waiting, Typeset, RevisionMixin, models.Model):
    set_lines = ("headline",)

    blog = models.ForeignKey(
        LiveBlog,
        on_delete=models.PROTECT,
        related_name="posts",
        verbose_name=gettext_lazy("live blog"),
    )
    number = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="Its place among all of the live blog; none until sent.",
    )
    headline = models.CharField(
        gettext_lazy("headline"),
        max_length=250,
        blank=True,
        help_text=gettext_lazy("May be left out: then the text begins at once."),
    )
    body = StreamField(Body(required=False), blank=True, verbose_name=gettext_lazy("text"))
    author = models.ForeignKey(
        Author,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="posts",
        verbose_name=gettext_lazy("author"),
    )
    is_key = models.BooleanField(
        gettext_lazy("key event"),
        default=False,
        help_text=gettext_lazy("A turning point: listed above all posts."),
    )
    is_on_wire = models.BooleanField(default=False, editable=False)
    uri = models.CharField(max_length=60, unique=True, default=new_uri, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    posted_at = models.DateTimeField(gettext_lazy("posted at"), null=True, editable=False)
    changed_at = models.DateTimeField(
        null=True, editable=False, help_text="When it last got other words."
    )
    killed_at = models.DateTimeField(null=True, editable=False)
    kill_reason = models.TextField(max_length=2000, blank=True, editable=False)
    grown_into = models.ForeignKey(
        Story,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The story that it was the beginning of.",
    )
    comments = models.PositiveIntegerField(
        default=0, editable=False, help_text="What readers say about it, as they see it."
    )
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Grows by one with each act."
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("post")
        verbose_name_plural = gettext_lazy("posts")
        constraints = (
            models.UniqueConstraint(fields=("blog", "number"), name="one_number_per_live_blog"),
        )
        indexes = (
            models.Index(fields=("blog", "-posted_at", "-number"), name="posts_newest_first"),
        )

    def __str__(self) -> str:
        return self.called

    def get_absolute_url(self) -> str:
        story = self.blog.story
        return reverse("post", args=[story.edition, story.slug, self.number])

    @property
    def called(self) -> str:
        """Its headline, or its first words."""
        return self.headline or opening(self.body)

    @property
    def story(self) -> Story:
        return self.blog.story

    @property
    def edition(self) -> Edition:  # type: ignore[override]  # its live blog's, no column
        return self.blog.story.edition

    @property
    def short_name(self) -> str:
        return short_name(self.uri)

    @property
    def element_id(self) -> str:
        return f"post-{self.number}"

    @property
    def is_shown(self) -> bool:
        return self.posted_at is not None and self.killed_at is None

    @transaction.atomic
    def send(self, *, by: Person | None, at: datetime | None = None) -> None:
        """Put it in front of readers. Refused unless readers have the live blog and it runs; empty; sent before."""
        self.blog.refuse_unless_theirs("publish", by)
        self.blog.refuse_unless_running()
        self.refuse_unless_waiting()
        self.refuse_unless_complete()
        self.blog.stored()
        self.set_type()
        self.written_by = self.written_by or by
        if self.pk is None:
            self.save()
        at = at or timezone.now()
        columns = {"number": self.blog.next_number(), "posted_at": at}
        columns |= {"is_key": self.is_key, "is_on_wire": self.goes_on_wire}
        told = {"is_key": self.is_key}
        self.turn(Turn("publish", by, at=at, columns=columns, particulars=told), POSTED)
        self.save(update_fields=COPY)

    @transaction.atomic
    def rewrite(self, *, by: Person | None, at: datetime | None = None) -> None:
        """Other words in its place, at once; what stood there is kept as a revision."""
        self.blog.refuse_unless_theirs("update", by)
        self.refuse_unless_shown()
        self.refuse_unless_complete()
        self._reset(Turn("update", by, at=at or timezone.now()), "post.rewritten")

    @transaction.atomic
    def correct(
        self, text: str, *, by: Person | None, kind: str = Correction.Kind.CORRECTION
    ) -> Correction:
        """These words take the place of wrong ones, and readers are told for good what was wrong.

        The correction is the live blog's, named after the post: it stands at both, on the page of
        corrections, in feeds, and reaches all who were told.
        """
        self.blog.refuse_unless_theirs("correct", by)
        self.refuse_unless_shown()
        if not text.strip():
            raise Incomplete("text", _("Say what was wrong, and what is right."))
        self.refuse_unless_complete()
        story, at = Story.objects.get(pk=self.blog_id), timezone.now()
        made = Correction.objects.create(
            story=story,
            kind=Correction.Kind(kind),
            text=as_set(text.strip(), self.edition, as_typed=self.as_typed),
            made_by=by,
            made_at=at,
            passages=[self.element_id],
        )
        told = {"correction": made.pk, "kind": made.kind, "post": self.number}
        story.turn(Turn("correct", by, at=at, columns={"updated_at": at}, particulars=told))
        self._reset(Turn("correct", by, at=at, particulars=told), "post.corrected")
        return made

    @transaction.atomic
    def kill(self, reason: str, *, by: Person | None) -> None:
        """Take it off every page at once. One that was never sent is gone with it."""
        self.blog.refuse_unless_theirs("kill", by)
        self.refuse_unless_shown()
        if not reason.strip():
            raise Incomplete("reason", _("The record needs the reason of a kill."))
        at = timezone.now()
        columns = {"killed_at": at, "kill_reason": reason.strip()}
        if self.blog.pinned_id == self.pk:
            self.blog.unpin(by=None)
        self.turn(Turn("kill", by, at=at, columns=columns), "post.killed")
        take_down_with(self, at)

    @transaction.atomic
    def mark_as_key(self, *, by: Person | None) -> None:
        """A turning point: it is listed above all posts, and is an item of the wire if key events are."""
        self._mark(by, is_key=True)

    @transaction.atomic
    def unmark(self, *, by: Person | None) -> None:
        self._mark(by, is_key=False)

    def _mark(self, by: Person | None, *, is_key: bool) -> None:
        self.blog.refuse_unless_theirs("update", by)
        self.refuse_unless_shown()
        if self.is_key == is_key:
            raise NotNow(_("Somebody else was faster. Look at it again."))
        was_on_wire, self.is_key = self.is_on_wire, is_key
        columns = {"is_key": is_key, "is_on_wire": self.goes_on_wire}
        kind = "post.marked" if is_key else "post.unmarked"
        self.turn(Turn("update", by, columns=columns), kind, on_wire=was_on_wire, sums_up=True)

    def _reset(self, turn: Turn, kind: str) -> None:
        self.set_type()
        columns: dict[str, Any] = {"changed_at": turn.at}
        self.turn(
            Turn(turn.verb, turn.by, at=turn.at, columns=columns, particulars=turn.particulars),
            kind,
        )
        self.save(update_fields=COPY)

    @property
    def goes_on_wire(self) -> bool:
        which = self.blog.on_wire
        return which == OnWire.EVERY or (which == OnWire.KEY and self.is_key)

    def refuse_unless_complete(self) -> None:
        self.headline = one_line(self.headline)
        if not (self.headline or lines(self.body) or len(self.body)):
            raise Incomplete("body", _("A post says something: write a headline or a text."))

    def refuse_unless_shown(self) -> None:
        if not (self.is_shown and self.story.is_public):
            raise NotNow(_("Readers do not see this post."))
