"""Everything that the page of a story shows, fetched for readers in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import prefetch_related_objects

from nightdesk.media.models import Picture
from nightdesk.stories.generations import (
    reading_editions_of,
    reading_page_of,
    reading_stories,
)
from nightdesk.stories.models.fetching import renditions
from nightdesk.stories.shown_body import AtHand, ShownBlock, picture_ids, shown, story_ids

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from nightdesk.editions.models import Edition
    from nightdesk.stories.models import Story

NEXT = 4


@dataclass(frozen=True)
class StoryPage:
    """The story at an instant. Drafts are previewed with it too, so nothing here asks for its state."""

    story: "Story"
    now: datetime

    @cached_property
    def body(self) -> list[ShownBlock]:
        return list(shown(self.story.body, self._at_hand))

    @property
    def lead_picture(self) -> Picture | None:
        """With its renditions at hand, which are fetched with all others of the page."""
        self._at_hand  # noqa: B018 - fetching is what is wanted
        return self.story.lead_picture

    @cached_property
    def related(self) -> "list[Story]":
        """The related stories that have no card in the text already."""
        in_text = set(story_ids(self.story.body))
        return [card for card in self._at_hand.stories.values() if card.pk not in in_text]

    @cached_property
    def next_stories(self) -> "list[Story]":
        story = self.story
        others = story.edition.stories.visible_to(None, self.now).published()
        others = others.other_than(story, *self._at_hand.stories.values())
        return list(others.in_section(story.section).newest_first().for_lines()[:NEXT])

    @cached_property
    def siblings(self) -> "list[Story]":
        """The same matter in other editions, as far as readers may see it."""
        found = list(type(self.story).objects.visible_to(None, self.now).of_matter(self.story))
        reading_editions_of(found)
        return found

    @property
    def default(self) -> "Story":
        """Where a reader of none of our languages is led to."""
        everywhere = [*self.siblings, self.story]
        return min(everywhere, key=lambda story: _rank(story.edition))

    @cached_property
    def corrections(self) -> list[Any]:
        """Newest first; a story that was never saved, as a preview shows it, has none."""
        return list(self.story.corrections.all()) if self.story.pk else []

    @property
    def changed_at(self) -> datetime | None:
        """When readers last got something new: never before it was published."""
        published_at, updated_at = self.story.published_at, self.story.updated_at
        return updated_at if published_at and updated_at and updated_at > published_at else None

    @cached_property
    def _at_hand(self) -> AtHand:
        story = self.story
        reading_page_of(story)
        reading_stories(story_ids(story.body))
        reading_stories(link.related_id for link in story.related_stories.all())
        visible = type(story).objects.visible_to(None, self.now).other_than(story)
        cards = list(visible.beside(story, in_text=story_ids(story.body)))
        reading_editions_of(cards)
        pictures = Picture.objects.in_bulk(picture_ids(story.body))
        leads = [card.lead_picture for card in [story, *cards]]
        portraits = [byline.author and byline.author.portrait for byline in story.bylines.all()]
        fetch_renditions([*pictures.values(), *leads, *portraits])
        return AtHand(pictures, {card.pk: card for card in cards})


def of_standing_page(body: "StreamValue", now: datetime) -> Iterator[ShownBlock]:
    """The blocks of a page that is no story."""
    from nightdesk.stories.models import Story  # noqa: PLC0415 - stories import this module

    reading_stories(story_ids(body))
    cards = Story.objects.visible_to(None, now).for_cards().in_bulk(story_ids(body))
    reading_editions_of(cards.values())
    pictures = Picture.objects.in_bulk(picture_ids(body))
    fetch_renditions(list(pictures.values()))
    return shown(body, AtHand(pictures, cards))


def fetch_renditions(pictures: "list[Picture | None]") -> None:
    """One query for all of them, however many pages they come from."""
    found = [picture for picture in pictures if picture]
    if found:
        prefetch_related_objects(found, renditions())


def _rank(edition: "Edition") -> tuple[bool, int, int]:
    return (edition.code != settings.DEFAULT_EDITION, edition.position, edition.pk)
