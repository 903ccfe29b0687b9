"""The line: what happened in an edition as far as readers may know, newest first, each subject once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.live.models import Post
from nightdesk.stream import cursor
from nightdesk.wire.item import FLASH, POST, STORY, Item, items_of
from nightdesk.wire.models import Flash

BESIDE = 9
LENGTH = 40


def acts(edition: Edition, now: datetime) -> QuerySet[Event]:
    """The last act on each story, flash and post that every reader may see."""
    later = Event.objects.filter(
        stream=OuterRef("stream"),
        subject_type=OuterRef("subject_type"),
        subject_id=OuterRef("subject_id"),
        pk__gt=OuterRef("pk"),
    )
    here = {"pk": OuterRef("subject_id")}
    story = Q(subject_type=STORY) & Exists(edition.stories.visible_to(None, now).filter(**here))
    flash = Q(subject_type=FLASH) & Exists(Flash.objects.shown().filter(**here))
    post = Q(subject_type=POST) & Exists(Post.objects.on_wire(now).filter(**here))
    told = Event.objects.on(edition.wire_stream).filter(story | flash | post)
    return told.filter(~Exists(later))


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the wire, and the cursor of who has read it. `older` is where the next one begins."""

    items: Sequence[Item]
    cursor: str
    older: int | None = None

    @classmethod
    def of(
        cls,
        edition: Edition,
        *,
        length: int = LENGTH,
        before: Event | None = None,
        at: str = "",
    ) -> Self:
        """The newest items, or those before an event. Four queries at most, and one for the cursor.

        `at` is a cursor that the page read before anything else, which then is this line's too.
        """
        # The cursor first: what is told in between is told twice, which is once for whoever counts. Then the
        # clock: by an earlier look at it, what the cursor has passed by now would not be out yet.
        at = at or cursor.here(edition.wire_stream)
        now = timezone.now()
        found = acts(edition, now).order_by("-at", "-seq")
        if before is not None:
            found = found.filter(Q(at__lt=before.at) | Q(at=before.at, seq__lt=before.seq))
        events = list(found[: length + 1])
        older = events[length - 1].seq if len(events) > length else None
        return cls(items_of(edition, events[:length], now), at, older)
