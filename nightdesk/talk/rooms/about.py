"""About a story: the room in which readers chat about it, looked up in the query of the story's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from nightdesk.bakery.staleness import good_until, reading
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.models import Room

NAME = "chatted_in"


@dataclass(frozen=True, slots=True)
class About:
    title: str
    address: str


def told() -> Subquery:
    """Of each story the room that was opened first and is not over."""
    announced = Room.objects.filter(story=OuterRef("pk"), is_announced=True, forgotten_at=None)
    words = JSONObject(slug="slug", title="title", opens="opens_at", closes="closes_at")
    return Subquery(announced.filter(closed_at=None).order_by("pk").values(told=words)[:1])


def chat_about(story: Story, now: datetime) -> About | None:
    """Where readers chat about a story now. No query; nothing for a story that was not fetched for its page."""
    reading(generations.chatted(story.pk))
    words: Mapping[str, Any] | None = getattr(story, NAME, None)
    if words is None:
        return None
    opens, closes = _instant(words["opens"]), _instant(words["closes"])
    for instant in (opens, closes):
        if instant is not None and instant > now:
            good_until(instant)
    if (opens is not None and now < opens) or (closes is not None and closes <= now):
        return None
    return About(words["title"], reverse("room", args=[story.edition, words["slug"]]))


def _instant(told: str | None) -> datetime | None:
    """As the database writes it; SQLite leaves out that it is UTC."""
    if told is None:
        return None
    instant = datetime.fromisoformat(told)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
