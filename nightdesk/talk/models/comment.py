"""The comment: what one reader says under a story or in a room, or in answer to another.

In a room it is called a message. Both are rows of one table, so that whatever is done about what readers
write is done once: see decision 21.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property

from nightdesk.live.models import Post
from nightdesk.people.models import Person
from nightdesk.talk.models.discussion import Discussion
from nightdesk.talk.models.moderated import Moderated
from nightdesk.talk.models.nodded import Nodded
from nightdesk.talk.models.placed import UNREAD_POST, placed, unread
from nightdesk.talk.models.room import Room
from nightdesk.talk.models.venue import Venue
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
        gone = Q(shown_at__isnull=False, replies__gt=0)
        return self.filter(Q(state=State.SHOWN) | gone)

    def said_in(self, venue: Venue) -> Self:
        column = "room" if isinstance(venue, Room) else "discussion"
        return self.filter(**{column: venue.pk})

    def waiting(self) -> Self:
        """For a moderator, the oldest first."""
        return self.filter(state=State.HELD).order_by("posted_at", "pk")

    def opening(self) -> Self:
        """Those that answer nobody."""
        return self.filter(parent=None)

    def by(self, person: Person) -> Self:
        """All of their own, in whatever state."""
        return self.filter(author=person)

    def picked(self) -> Self:
        """The newsroom's choice, wherever in a thread it stands."""
        return self.filter(is_pick=True)

    def below(self, comment: "Comment") -> Self:
        """The whole thread of one that opened it; of another what answers it."""
        return self.filter(root=comment) if comment.root_id is None else self.filter(parent=comment)

    def in_place(self) -> Self:
        """One query: with whoever wrote it, whom they answer, and where it is."""
        found = self.select_related("author", "parent__author", "root", "about", *placed())
        return found.defer(*unread(), *UNREAD_POST)

    def in_thread(self) -> Self:
        """One query: with whoever wrote it, whom they answer, and the post that it is about."""
        found = self.select_related("author", "parent__author", "root", "about")
        return found.defer(*UNREAD_POST)

    def newest_first(self) -> Self:
        return self.order_by("-shown_at", "-pk")

    def oldest_first(self) -> Self:
        return self.order_by("shown_at", "pk")

    def most_liked_first(self) -> Self:
        return self.order_by("-likes", "-shown_at", "-pk")


class Comment(Written, Moderated, Nodded):
    """`root` opened the thread; `parent` is what it answers. Both are empty for one that opens a thread."""

    discussion = models.ForeignKey(
        Discussion, null=True, on_delete=models.PROTECT, related_name="all_comments"
    )
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="all_messages")
    about = models.ForeignKey(
        Post,
        null=True,
        db_index=False,
        on_delete=models.PROTECT,
        related_name="all_comments",
        help_text="Of its discussion's live blog the post that its thread is about, if it is about one.",
    )
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    line = models.PositiveBigIntegerField(
        null=True,
        editable=False,
        help_text="Of a message: its place in its room, the number of the event that showed it.",
    )
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
            models.CheckConstraint(
                condition=Q(discussion=None, room__isnull=False)
                | Q(discussion__isnull=False, room=None),
                name="said_in_one_place",
            ),
        )
        indexes = (
            # Of what opens a thread alone: PostgreSQL keeps no order across a column that is asked to be null.
            # State and replies say whether a page has a place for it: what is leafed past is not read itself.
            models.Index(
                fields=("discussion", "-shown_at", "-id", "state", "replies"),
                condition=models.Q(parent=None),
                name="threads_by_hour",
            ),
            models.Index(
                fields=("discussion", "-likes", "-shown_at", "-id", "state", "replies"),
                condition=models.Q(parent=None),
                name="threads_by_likes",
            ),
            models.Index(
                fields=("discussion", "-shown_at", "-id"),
                condition=models.Q(is_pick=True),
                name="picks_by_hour",
            ),
            models.Index(
                fields=("parent", "shown_at", "id", "state", "replies"),
                condition=models.Q(parent__isnull=False),
                name="answers_to_an_answer",
            ),
            models.Index(
                fields=("root", "shown_at", "id", "state", "replies"), name="answers_in_order"
            ),
            models.Index(
                fields=("room", "-line"),
                condition=models.Q(room__isnull=False),
                name="messages_in_order",
            ),
            models.Index(
                fields=("about", "-shown_at", "-id"),
                condition=models.Q(about__isnull=False),
                name="comments_about_a_post",
            ),
            models.Index(fields=("state", "posted_at"), name="comments_waiting"),
            models.Index(fields=("author", "-posted_at"), name="comments_of_a_person"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def word(self) -> str:
        """What it is called: the kinds of its events, its element on pages and its claim begin with it."""
        return "comment" if self.room_id is None else "message"

    @property
    def venue(self) -> Venue:
        """Where it was said."""
        found = self.room if self.room_id is not None else self.discussion
        assert found is not None  # noqa: S101  # as its constraint has it
        return found

    @property
    def element_id(self) -> str:
        return f"{self.word}-{self.key}"

    @property
    def author_seal(self) -> str:
        """What the page calls its author, for readers who mute them."""
        return sealed(self.author_id, self.printed_as)

    @property
    def is_gone(self) -> bool:
        """Only its place is left, for the sake of those who answered."""
        return not self.is_shown

    @property
    def answers_whom(self) -> "Comment | None":
        """What it answers, where its place in the thread does not say so: an answer to an answer."""
        return self.parent if self.parent_id != self.root_id else None

    @property
    def about_address(self) -> str:
        """Of the post that its thread is about; empty where there is none."""
        if self.about is None or self.discussion is None:
            return ""
        story = self.discussion.story
        return reverse("post", args=[story.edition, story.slug, self.about.number])

    @property
    def thread_key(self) -> str:
        """The key of what opened its thread, where that is at hand; its own if it did."""
        if self.root_id is None:
            return self.key
        return self.root.key if self.root else ""

    @cached_property
    def address(self) -> str:
        return self.get_absolute_url()

    def get_absolute_url(self) -> str:
        return self.venue.address_of(self)
