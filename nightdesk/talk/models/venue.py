"""The venue: where readers talk, a discussion or a chat room. What acts on their words ask of it stands here."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream.cursor import START, Place, place_of, write
from nightdesk.talk.manner import Manner
from nightdesk.talk.models.terms import Standing

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import Comment


def noted(event: Event) -> str:
    """The place of an event in its stream, to be kept: without the seal, which is a key's."""
    place = place_of(event)
    return f"{place.seq} {place.mark.hex()}"


def written(log: str, heard: str) -> str:
    """The cursor of a place that was noted; of none, the beginning of the stream."""
    seq, _, mark = heard.partition(" ")
    return write({log: Place(int(seq), bytes.fromhex(mark)) if heard else START})


class Venue(models.Model):
    """`name` says in the log and to phases which it is (`discussion:91`); `generation` is under what pages read it."""

    heard = models.CharField(
        max_length=40, default="", help_text="The place in its stream that all this is as of."
    )

    if TYPE_CHECKING:
        story: Story | None

        @property
        def edition(self) -> Edition: ...

        @property
        def section(self) -> Section | None: ...

        @property
        def desk_id(self) -> int | None: ...

        @property
        def headline(self) -> str: ...

        @property
        def name(self) -> str: ...

        @property
        def generation(self) -> str: ...

        @property
        def stream(self) -> str: ...

        def get_absolute_url(self) -> str: ...

        def address_of(self, comment: "Comment") -> str: ...

        @property
        def manner(self) -> Manner: ...

        def begun(self) -> "Venue": ...

        def standing(self) -> Standing: ...

        def count(self, comment: "Comment", by: int, at: datetime | None = None) -> None: ...

    class Meta:
        abstract = True

    def is_kept_by(self, person: Person) -> bool:
        """Whether the person is a host here, and moderates for that reason alone."""
        del person
        return False

    @property
    def cursor(self) -> str:
        """Where the stream goes on from what this record says: read with it, so nothing lies between."""
        return written(self.stream, self.heard)

    def hear(self, event: Event, *, hides: bool) -> None:
        """Readers' pages are as of this event from now on. The caller holds the transaction."""
        bump(self.generation, hides=hides)
        self.heard = noted(event)
        type(self)._base_manager.filter(pk=self.pk).update(heard=self.heard)
