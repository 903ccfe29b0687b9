"""The shelf: what the bodies of many stories point to, fetched once for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from nightdesk.media.models import Picture
from nightdesk.stories.generations import reading_editions_of, reading_names_of
from nightdesk.stories.models import Story
from nightdesk.stories.shown_body import picture_ids, story_ids
from nightdesk.syndication.pictures import PictureSent


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pictures with their renditions, and the related stories that every reader may see, by id."""

    origin: str
    pictures: Mapping[int, Picture] = field(default_factory=dict)
    stories: Mapping[int, Story] = field(default_factory=dict)

    @classmethod
    def for_stories(cls, stories: Iterable[Story], *, origin: str, now: datetime) -> Self:
        """Two queries for pictures and one for stories, however many bodies there are."""
        return cls.for_bodies([story.body for story in stories], origin=origin, now=now)

    @classmethod
    def for_bodies(cls, bodies: Sequence[Any], *, origin: str, now: datetime) -> Self:
        """The same, of stories or of posts."""
        pictures = {key for body in bodies for key in picture_ids(body)}
        related = {key for body in bodies for key in story_ids(body)}
        reading_names_of(related)
        seen = Story.objects.visible_to(None, now).select_related("edition", "section")
        found = seen.in_bulk(related) if related else {}
        reading_editions_of(found.values())
        return cls(
            origin=origin,
            pictures=Picture.objects.with_renditions().in_bulk(pictures),
            stories=found,
        )

    def picture(self, key: int, *, caption: str = "") -> PictureSent | None:
        picture = self.pictures.get(key)
        return picture and PictureSent.of(picture, origin=self.origin, caption=caption)

    def address(self, record: Any) -> str:
        """Where readers find a record."""
        return f"{self.origin}{record.get_absolute_url()}"
