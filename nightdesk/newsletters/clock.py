"""The newsletters' clock: numbers at their hours, and word to who was sent an error."""

from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.newsletters.correcting import tell_who_got_it
from nightdesk.newsletters.digest import keep_hours


class NewsletterClock(Ticking):
    """Plans; the post's own clock sends."""

    pause = 5.0

    def tick(self) -> float:
        now = timezone.now()
        keep_hours(now)
        tell_who_got_it(now)
        return self.pause
