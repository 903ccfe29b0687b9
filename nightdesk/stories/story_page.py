"""Everything that the page of a story shows, fetched for readers in a fixed number of queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings

from nightdesk.media.models import Picture
from nightdesk.media.widths import OWN, SHAPES, SQUARE, WIDE, Shape
from nightdesk.stories.generations import (
    reading_editions_of,
    reading_page_of,
    reading_stories,
)
from nightdesk.stories.onward import next_of
from nightdesk.stories.questions import cards_beside, renditions
from nightdesk.stories.shown_body import AtHand, ShownBlock, picture_ids, shown, story_ids

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from nightdesk.editions.models import Edition
    from nightdesk.stories.models import Story


@dataclass(frozen=True)
class StoryPage:
    """The story at an instant. Drafts are previewed with it too, so nothing here asks for its state."""

    story: "Story"
    now: datetime

    @cached_property
    def body(self) -> list[ShownBlock]:
        made_in: dict[str, list[Any]] = {}
        for correction in self.corrections:
            for passage in correction.passages:
                made_in.setdefault(passage, []).append(correction)
        return list(shown(self.story.body, self._at_hand, made_in))

    @property
    def lead_picture(self) -> Picture | None:
        """With its renditions at hand, which are fetched with all others of the page."""
        self._at_hand  # noqa: B018 - fetching is what is wanted
        return self.story.lead_picture

    @cached_property
    def related(self) -> "list[Story]":
        """The related stories that have no card in the text already, in the editor's order."""
        in_text, cards = set(story_ids(self.story.body)), self._at_hand.stories
        return [cards[pk] for pk in self._related_ids if pk in cards and pk not in in_text]

    @cached_property
    def next_stories(self) -> "list[Story]":
        """Without those that have a card on the page already."""
        return next_of(self.story, self.now, on_page=self._at_hand.stories)

    @cached_property
    def siblings(self) -> "list[Story]":
        """The same matter in other editions, as far as readers may see it."""
        beside = self._at_hand.stories.values()
        found = [story for story in beside if story.matter == self.story.matter]
        return sorted(found, key=lambda story: (story.edition.position, story.edition_id))

    @cached_property
    def _related_ids(self) -> list[int]:
        return [link.related_id for link in self.story.related_stories.all()]

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
        reading_stories(self._related_ids)
        cards = cards_beside(story, {*self._related_ids, *story_ids(story.body)}, self.now)
        reading_editions_of(cards)
        authors = [byline.author for byline in story.bylines.all()]
        portraits = [author.portrait if author else None for author in authors]
        known = [
            (OWN, story.lead_picture),
            *((WIDE, card.lead_picture) for card in cards),
            *((SQUARE, portrait) for portrait in portraits),
        ]
        pictures = fetch_pictures(picture_ids(story.body), known)
        return AtHand(pictures, {card.pk: card for card in cards})


def of_standing_page(body: "StreamValue", now: datetime) -> Iterator[ShownBlock]:
    """The blocks of a page that is no story."""
    from nightdesk.stories.models import Story  # noqa: PLC0415 - stories import this module

    reading_stories(story_ids(body))
    cards = Story.objects.visible_to(None, now).for_cards().in_bulk(story_ids(body))
    reading_editions_of(cards.values())
    return shown(body, AtHand(fetch_pictures(picture_ids(body), []), cards))


def fetch_pictures(
    wanted: list[int], known: "Sequence[tuple[Shape, Picture | None]]"
) -> dict[int, Picture]:
    """The wanted pictures by number, in their own shape; the known ones get their renditions. One query.

    A picture comes along with its renditions. One that has none, which is rare, costs another query.
    """
    at_hand = [picture for _shape, picture in known if picture]
    asked = set(wanted)
    if not (asked or at_hand):
        return {}
    by_picture = renditions(_by_shape(asked, known))
    pictures = {pk: found[0].image for pk, found in by_picture.items() if pk in asked}
    if missing := asked - set(pictures):
        pictures |= Picture.objects.in_bulk(missing)
    for picture in [*at_hand, *pictures.values()]:
        picture.prefetched_renditions = by_picture.get(picture.pk, [])
    return pictures


def _by_shape(
    asked: set[int], known: "Sequence[tuple[Shape, Picture | None]]"
) -> dict[str, list[int]]:
    """Which renditions are shown: every shape of every picture would be three times as many."""
    numbers: dict[str, set[int]] = {name: set() for name in SHAPES} | {OWN.name: set(asked)}
    for shape, picture in known:
        numbers[shape.name] |= {picture.pk} if picture else set()
    return {name: sorted(found) for name, found in numbers.items()}


def _rank(edition: "Edition") -> tuple[bool, int, int]:
    return (edition.code != settings.DEFAULT_EDITION, edition.position, edition.pk)
