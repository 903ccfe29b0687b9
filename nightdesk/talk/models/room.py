"""The room: where readers chat, in an edition or along with one story, as long as its hosts keep it open."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Desk, Edition, Section
from nightdesk.events.models import Event
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.manner import Manner
from nightdesk.talk.models.kept import Kept
from nightdesk.talk.models.terms import Standing
from nightdesk.talk.models.venue import noted
from nightdesk.talk.state import Openness

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import Comment

# In a crowd the page is drawn anew so often at most; whoever has it open gets every message at once all the same.
SETTLES_AFTER = timedelta(seconds=1)


class Afterwards(models.TextChoices):
    KEEP = "keep", _("It stays to be read and searched")
    FORGET = "forget", _("It is forgotten")


class RoomQuerySet(models.QuerySet["Room"]):
    def of(self, edition: Edition) -> Self:
        return self.filter(edition=edition).select_related("story__section", "story__edition")

    def visible(self, now: datetime) -> Self:
        """What readers may know of: announced, not forgotten, and if it goes along with a story, a story they see."""
        seen = Q(story=None) | Q(story__in=Story.objects.visible_to(None, now).values("pk"))
        return self.filter(seen, forgotten_at=None, is_announced=True)

    def gone(self) -> Self:
        """What readers knew until its story was killed: its addresses answer 410."""
        killed = Story.objects.gone().values("pk")
        return self.filter(story__in=killed, forgotten_at=None, is_announced=True)

    def over(self, now: datetime) -> Self:
        """Closed, by hand or by the hour, and not forgotten."""
        is_late = Q(closes_at__lte=now)
        there = self.filter(Q(closed_at__isnull=False) | is_late, forgotten_at=None)
        return there.select_related("edition")

    def unsettled(self, before: datetime) -> Self:
        """Where messages came that the page does not show yet."""
        return self.filter(is_unsettled=True, settled_at__lte=before)


class Room(Kept):
    """Pages show what the log of the room says up to `settled`, and the stream goes on from there.

    So a crowd does not have the page drawn for each message, and it is exact all the same. Whatever takes a
    message from readers settles at once.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="rooms", verbose_name=_("edition")
    )
    slug = models.SlugField(_("slug"), max_length=60)
    title = models.CharField(_("title"), max_length=120)
    about = models.CharField(_("what it is about"), max_length=300, blank=True)
    story = models.ForeignKey(
        Story,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rooms",
        verbose_name=_("story"),
    )
    desk = models.ForeignKey(
        Desk,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="rooms",
        verbose_name=_("desk"),
        help_text=_("Its moderators answer for the room. Empty: those of the whole newsroom."),
    )
    is_announced = models.BooleanField(_("readers see it"), default=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    slow_seconds = models.PositiveIntegerField(
        _("seconds between two messages of one person"), default=0
    )
    member_days = models.PositiveIntegerField(_("days since a writer joined"), default=0)
    holds_first = models.BooleanField(_("a moderator reads each message first"), default=False)
    trusts_newcomers = models.BooleanField(
        _("newcomers write at once"),
        default=False,
        help_text=_("Else a moderator reads their first messages, as under stories."),
    )
    asks_authors = models.BooleanField(
        _("authors are asked before a message is lifted into the paper"), default=True
    )
    afterwards = models.CharField(
        _("when it is over"), max_length=6, choices=Afterwards.choices, default=Afterwards.KEEP
    )
    forget_after_days = models.PositiveIntegerField(_("days until it is forgotten"), default=30)
    forgotten_at = models.DateTimeField(null=True, editable=False)
    messages = models.PositiveIntegerField(default=0, help_text="Those that readers see.")
    last_at = models.DateTimeField(null=True, help_text="When the newest of them was shown.")
    settled = models.PositiveBigIntegerField(
        default=0, help_text="The last event of its log that pages know of."
    )
    settled_at = models.DateTimeField(default=timezone.now)
    is_unsettled = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = RoomQuerySet.as_manager()

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        constraints = (
            models.UniqueConstraint(fields=("edition", "slug"), name="one_slug_per_room"),
        )
        indexes = (
            models.Index(
                fields=("settled_at",), condition=Q(is_unsettled=True), name="rooms_to_settle"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("room", args=[self.edition, self.slug])

    def address_of(self, comment: "Comment") -> str:
        return reverse("message", args=[self.edition, self.slug, comment.key])

    @property
    def section(self) -> Section | None:
        return self.story.section if self.story else None

    @property
    def headline(self) -> str:
        return self.title

    @property
    def element_id(self) -> str:
        """Of what a page says about the room itself: whether it is open, what is pinned."""
        return f"room-{self.slug}"

    @property
    def name(self) -> str:
        return f"room:{self.pk}"

    @property
    def generation(self) -> str:
        return generations.room(self.pk)

    @property
    def stream(self) -> str:
        """The line of the log on which readers are told of its messages."""
        return f"room:{self.edition.code}:{self.slug}"

    @property
    def manner(self) -> Manner:
        return Manner(self.slow_seconds, self.member_days, self.holds_first, self.trusts_newcomers)

    def standing(self) -> Standing:
        """Whether readers may write, and until when."""
        shut = self.closed_at or self.frozen_at
        openness = Openness.CLOSED if shut else Openness.OPEN
        return Standing(openness, self.why, self.closes_at, self.opens_at)

    def over_at(self, now: datetime) -> datetime | None:
        """When it was closed, by hand or by its hour; None while it is not."""
        hours = [
            self.closed_at,
            self.closes_at if self.closes_at and self.closes_at <= now else None,
        ]
        return min((one for one in hours if one), default=None)

    def begun(self) -> "Room":
        return self

    def count(self, comment: "Comment", by: int, at: datetime | None = None) -> None:
        """One more or one less that readers see. The caller holds the transaction."""
        del comment
        columns = {"messages": F("messages") + by}
        if by > 0:
            columns["last_at"] = at or timezone.now()  # type: ignore[assignment]
        Room.objects.filter(pk=self.pk).update(**columns)

    def hear(self, event: Event, *, hides: bool) -> None:
        """What comes in a crowd waits for the next second; what is changed or taken away does not."""
        if event.kind == "message.posted":
            self.all_messages.filter(pk=event.subject_id).update(line=event.seq)
            lately = Room.objects.filter(pk=self.pk, settled_at__gt=event.at - SETTLES_AFTER)
            if lately.update(is_unsettled=True):
                return
        self._settle(event, hides=hides)

    def _settle(self, event: Event, *, hides: bool = False) -> None:
        bump(self.generation, hides=hides)
        self.heard, self.settled, self.settled_at = noted(event), event.seq, timezone.now()
        Room.objects.filter(pk=self.pk).update(
            heard=self.heard,
            settled=self.settled,
            settled_at=self.settled_at,
            is_unsettled=False,
        )

    @transaction.atomic
    def settle(self) -> None:
        """Have pages show all that was said. Whoever comes second finds nothing left to do."""
        if not Room.objects.filter(pk=self.pk, is_unsettled=True).update(is_unsettled=False):
            return
        last = Event.objects.on(self.stream).order_by("-seq").first()
        if last is not None:
            self._settle(last)
