"""Onward: where the reader of a story may go next, and where else the same matter is told."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations

if TYPE_CHECKING:
    from nightdesk.stories.models import Story

NEXT = 4
NEAR = 60  # so many of the edition's newest may come next for a topic; older ones stand under the topic


def ways_from(story: "Story", now: datetime, *, cards: "Collection[Story]") -> "list[Story]":
    """The same matter elsewhere, and what may come next, newest first. One query.

    `cards` are on the page already. Each has `shares_a_topic`.
    """
    reading(generations.lists(story.edition_id))
    stories = type(story).objects.visible_to(None, now)
    here = story.edition.stories.visible_to(None, now).published().newest_first()
    others = here.other_than(story, *cards)
    tagged = type(story).topics.through.objects.filter(
        story=OuterRef("pk"), topic__in=[topic.pk for topic in story.topics.all()]
    )
    near = here.values("pk")[:NEAR]
    on_topic = others.filter(Exists(tagged), pk__in=near).values("pk")[:NEXT]
    in_section = others.in_section(story.section).values("pk")[:NEXT]
    newest = others.values("pk")[:NEXT]
    found = stories.of_matter_or_among(story, on_topic, in_section, newest)
    return list(found.annotate(shares_a_topic=Exists(tagged)).newest_first())


def next_of(story: "Story", ways: "Collection[Story]") -> "list[Story]":
    """What shares a topic with it, then its section, then the rest, each newest first; none twice."""
    here = [
        way for way in ways if way.edition_id == story.edition_id and way.matter != story.matter
    ]
    is_far = {way.pk: (not way.shares_a_topic, way.section_id != story.section_id) for way in here}
    return sorted(here, key=lambda way: is_far[way.pk])[:NEXT]
