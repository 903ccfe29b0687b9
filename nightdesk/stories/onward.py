"""Onward: where the reader of a story may go next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations

if TYPE_CHECKING:
    from nightdesk.stories.models import Story

NEXT = 4
NEAR = 60  # so many of the edition's newest may come next for a topic; older ones stand under the topic
STEP = 16  # lists of a section's newest are fetched in lengths that the pages of many stories share


@dataclass(frozen=True, slots=True)
class Ways:
    """The newest of an edition and of one of its sections, newest first, with their topics and by their matters."""

    stories: "list[Story]"
    topics: Mapping[int, set[int]]
    matters: Mapping[UUID, set[int]]

    def anywhere(self, besides: Collection[int]) -> "list[Story]":
        return [one for one in self.stories[:NEAR] if one.pk not in besides][:NEXT]

    def on(self, topics: Collection[int], besides: Collection[int]) -> "list[Story]":
        near = [one for one in self.stories[:NEAR] if one.pk not in besides]
        return [one for one in near if not self.topics[one.pk].isdisjoint(topics)][:NEXT]

    def within(self, section_id: int, besides: Collection[int]) -> "list[Story]":
        here = [one for one in self.stories if one.section_id == section_id]
        return [one for one in here if one.pk not in besides][:NEXT]


def next_of(story: "Story", now: datetime, *, on_page: Collection[int]) -> "list[Story]":
    """What shares a topic with it, then its section, then the rest, each newest first; none twice.

    `on_page` are the keys of those that have a card on the page already.
    """
    besides = {story.pk, *on_page}
    ways = kept_ways(story, NEXT + len(besides), now)
    besides |= ways.matters.get(story.matter, set())
    on_topic = ways.on({topic.pk for topic in story.topics.all()}, besides)
    in_order = [*on_topic, *ways.within(story.section_id, besides), *ways.anywhere(besides)]
    return list({one.pk: one for one in in_order}.values())[:NEXT]


def kept_ways(story: "Story", length: int, now: datetime) -> Ways:
    """The same for all stories of the section. One query, where it is not kept."""
    length = -(-length // STEP) * STEP
    return kept(("ways", story.section_id, length), lambda: _ways(story, length, now))


def _ways(story: "Story", length: int, now: datetime) -> Ways:
    edition, section = story.edition_id, story.section_id
    reading(generations.shape(edition), generations.lists(edition), generations.section(section))
    here = story.edition.stories.visible_to(None, now).published().newest_first()
    keys = (here.values("pk")[:NEAR], here.in_section(story.section).values("pk")[:length])
    # By their keys alone, or a database may look through the whole edition for these few.
    found = type(story).objects.among(*keys).annotate(topic_id=F("topics")).newest_first()
    stories: dict[int, Story] = {}
    topics: dict[int, set[int]] = {}
    matters: dict[UUID, set[int]] = {}
    for one in found.for_lines():  # a line for each of its topics
        stories.setdefault(one.pk, one)
        matters.setdefault(one.matter, set()).add(one.pk)
        topics.setdefault(one.pk, set()).add(one.topic_id)
    return Ways(list(stories.values()), topics, matters)
