"""Arranging a front in a test: `arrange(front, lead=[story], rails=[rail("Storm", by_hand=[story])])`."""

from typing import Any

from nightdesk.editions.models import Edition, Section
from nightdesk.fronts.models import Front
from nightdesk.stories.models import Story
from nightdesk.topics.models import Topic

ITSELF = {"type": "itself", "value": None}
Block = dict[str, Any]


def placed(story: Story, **words: Any) -> Block:
    return {"type": "story", "value": {"story": story.pk, **words}}


def rail(
    title: str = "", *, by_hand: list[Story] | None = None,
    section: Section | None = None, topic: Topic | None = None,
) -> Block:  # fmt: skip
    items = [{"type": "item", "value": {"story": story.pk}} for story in by_hand or ()]
    value = {"title": title, "stories": items, "section": "", "topic": None}
    value |= {"section": str(section.pk)} if section else {}
    value |= {"topic": topic.pk} if topic else {}
    return {"type": "rail", "value": value}


def front_of(edition: Edition, section: Section | None = None) -> Front:
    front, _made = Front.objects.get_or_create(edition=edition, section=section)
    return front


def arrange(front: Front, **slots: list[Story | Block]) -> Front:
    """Stories are placed without other words; what is not named is left to fill itself."""
    for name in ("lead", "seconds", "row", "live_strip", "rails"):
        blocks = [placed(one) if isinstance(one, Story) else one for one in slots.get(name, [])]
        setattr(front, name, blocks)
    front.arrange(by=None)
    return Front.objects.get(pk=front.pk)
