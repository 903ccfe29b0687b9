"""A room's messages as lines of JSON."""

import json
from collections.abc import Iterator

from nightdesk.talk.models import Room
from nightdesk.talk.rooms.exporting import messages


def lines(room: Room) -> Iterator[str]:
    return (json.dumps(message, ensure_ascii=False) + "\n" for message in messages(room))
