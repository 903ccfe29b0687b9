"""Exporting: all that readers saw in a room, for archives and for those who count."""

import json
from collections.abc import Iterator
from typing import Any

from nightdesk.lib.origin import origin
from nightdesk.talk.models import Comment, Room

AT_ONCE = 500


def messages(room: Room) -> Iterator[dict[str, Any]]:
    """Each message that is shown, in order. Fetched in steps: a long room needs no more memory than a short one."""
    line = 0
    while found := list(_after(room, line)):
        for message in found:
            message.room = room
            yield _told(message)
        line = found[-1].line or 0


def lines(room: Room) -> Iterator[str]:
    """The same as lines of JSON."""
    return (json.dumps(message, ensure_ascii=False) + "\n" for message in messages(room))


def _after(room: Room, line: int) -> Any:
    here = Comment.objects.shown().said_in(room).filter(line__gt=line).order_by("line")
    return here.select_related("author", "parent")[:AT_ONCE]


def _told(message: Comment) -> dict[str, Any]:
    return {
        "key": message.key,
        "address": origin() + message.get_absolute_url(),
        "at": message.shown_at.isoformat() if message.shown_at else "",
        "author": message.signature,
        "is_newsroom": message.author.is_newsroom,
        "answers": message.parent.key if message.parent else "",
        "language": message.language,
        "text": message.text,
        "reactions": message.reactions,
    }
