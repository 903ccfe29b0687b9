"""The release clock: schedules and embargoes let go at their hour, by themselves."""

import logging
from datetime import datetime

from django.utils import timezone

from nightdesk.lib import storage
from nightdesk.lib.ticking import Ticking
from nightdesk.stories.models import Story

logger = logging.getLogger(__name__)


def release_due(now: datetime) -> int:
    """Release what is due at `now`, each story in its own transaction; how many this call released.

    Any number of processes may call it at once: the verb's own guard lets one of them act.
    """
    released = 0
    for story in Story.objects.due(now).select_related("edition"):
        try:
            released += story.release(now)
        except Exception as error:
            logger.exception("Story %s could not be released", story.pk)
            if storage.heed(error):
                break  # what is written next would fare no better
    return released


class ReleaseClock(Ticking):
    """Looks every half second, so that nothing is more than a second late."""

    pause = 0.5

    def tick(self) -> float:
        release_due(timezone.now())
        return self.pause
