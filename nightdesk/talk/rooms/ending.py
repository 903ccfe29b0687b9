"""Ending: a room goes along with its story. Was that killed, nobody reads there any more, and all who do are told."""

from datetime import datetime
from typing import Any

from nightdesk.talk.models import Room


def end_with(story: Any, at: datetime) -> None:
    """All rooms about a story that was killed at this instant, also those that were closed before."""
    about = Room.objects.filter(story=story.pk, forgotten_at=None).select_related("edition")
    for room in about:
        room.closed_at = room.closed_at or at
        Room.objects.filter(pk=room.pk).update(closed_at=room.closed_at)
        room.tell("closed", None, at)
