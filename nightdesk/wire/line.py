"""The line: an edition's stories as they come, newest first."""

from datetime import datetime
from typing import TYPE_CHECKING

from nightdesk.editions.models import Edition

if TYPE_CHECKING:
    from nightdesk.stories.models.story import StoryQuerySet

BESIDE = 9


def line(edition: Edition, now: datetime) -> "StoryQuerySet":
    """What stands, newest first: what was taken back has no place in a line of news."""
    return edition.stories.visible_to(None, now).published().newest_first().for_lines()
