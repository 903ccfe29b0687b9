"""The place of a room: what its pages, and pages about one of its messages, are drawn from."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Self

from django.http import Http404

from nightdesk.bakery.staleness import good_until, reading
from nightdesk.editions.models import Edition
from nightdesk.people.generations import face
from nightdesk.people.models import Person
from nightdesk.stories.generations import reading_names_of
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.models.terms import Standing


class Gone(Http404):
    """Readers knew the room until its story was killed."""


@dataclass(frozen=True)
class RoomPlace:
    """`room` is one that readers may see, with its edition, its story and its pinned message at hand."""

    room: Room
    now: datetime

    @classmethod
    def at(cls, edition: Edition, slug: str, now: datetime) -> Self:
        """The room of that slug. One that readers may not know of is no address; one that they did is gone."""
        reading(generations.rooms(edition.pk))
        found = Room.objects.of(edition).visible(now).filter(slug=slug)
        room = found.select_related("story__section", "pinned__author").first()
        if room is None:
            raise _missing(edition, slug)
        room.edition = edition
        return cls(room, now).read()

    @classmethod
    def to_write_at(cls, edition: Edition, slug: str, now: datetime) -> Self:
        """The same for somebody who says something there: in a crowd each column that is fetched costs."""
        room = Room.objects.filter(edition=edition, slug=slug).visible(now).first()
        if room is None:
            raise Http404
        room.edition = edition
        return cls(room, now)

    def read(self) -> Self:
        """Say what all of its pages are drawn from."""
        reading(self.room.generation)
        if self.story is not None:
            self.story.edition = self.edition
            reading_names_of([self.story.pk])
        for instant in (self.room.opens_at, self.room.closes_at):
            if instant is not None and instant > self.now:
                good_until(instant)
        if self.room.pinned is not None:
            self.holding(self.room.pinned)
        return self

    @property
    def edition(self) -> Edition:
        return self.room.edition

    @property
    def story(self) -> Story | None:
        """What it is about, where that is a story."""
        return self.room.story

    @property
    def headline(self) -> str:
        return self.room.title

    @property
    def address(self) -> str:
        return self.room.get_absolute_url()

    @property
    def at_hand(self) -> Room:
        return self.room

    @property
    def here(self) -> dict[str, int]:
        return {"room": self.room.pk}

    @cached_property
    def standing(self) -> Standing:
        return self.room.standing()

    @property
    def is_open(self) -> bool:
        return self.standing.is_open(self.now)

    @property
    def is_paused(self) -> bool:
        """Its hosts may let people write again at any moment, without anybody loading the page."""
        return self.room.frozen_at is not None and not self.is_over and not self.is_coming

    @property
    def is_coming(self) -> bool:
        """It has not opened for the first time."""
        opens_at = self.room.opens_at
        return not self.is_over and opens_at is not None and self.now < opens_at

    @property
    def is_over(self) -> bool:
        """Nobody will write here any more: it is an archive."""
        closes_at = self.room.closes_at
        return self.room.closed_at is not None or (closes_at is not None and closes_at <= self.now)

    @property
    def ended_at(self) -> datetime | None:
        """When it became an archive."""
        return self.room.closed_at or self.room.closes_at

    @cached_property
    def hosts(self) -> list[Person]:
        """Who keeps it, by name. One query."""
        found = list(self.room.hosts.order_by("display_name", "name"))
        reading(*(face(one.pk) for one in found))
        return found

    @cached_property
    def host_ids(self) -> frozenset[int]:
        return frozenset(one.pk for one in self.hosts)

    def holding(self, comment: Comment) -> Comment:
        """The message, knowing where it is, so that nothing is asked for its address."""
        reading(face(comment.author_id))
        comment.room = self.room
        if comment.parent_id is not None and comment.parent is not None:
            reading(face(comment.parent.author_id))
            comment.parent.room = self.room
        return comment


def _missing(edition: Edition, slug: str) -> Http404:
    was_there = Room.objects.gone().filter(edition=edition, slug=slug).exists()
    return Gone() if was_there else Http404()
