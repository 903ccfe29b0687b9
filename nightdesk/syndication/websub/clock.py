"""The hub's clock: reads on in the log when something was committed, asks callbacks, delivers what is owed."""

from datetime import datetime

from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.lib.ticking import Ticking
from nightdesk.syndication.websub import hub_address
from nightdesk.syndication.websub.announcing import announce_all
from nightdesk.syndication.websub.confirming import confirm_due
from nightdesk.syndication.websub.delivering import deliver_due, ping_due
from nightdesk.syndication.websub.models import Callback, WantedFeed

# So often the database is asked though nothing was committed here: another machine may have.
GLANCES = 20


class HubClock(Ticking):
    """Two of them announce each change once."""

    pause = 0.25

    def __init__(self) -> None:
        super().__init__()
        self._beat: int | None = None
        self._glances = 0

    def tick(self) -> float:
        beat = pulse.count()
        self._glances += 1
        if beat == self._beat and self._glances % GLANCES:
            return self.pause
        asked = work(timezone.now())
        self._beat = None if asked else beat
        return 0.01 if asked else self.pause


def work(now: datetime) -> int:
    """One round; how much there was to do."""
    done = announce_all(now)
    if hub_address.is_ours():
        done += confirm_due(now) + deliver_due(now)
        sweep(now)
    elif hub_address.is_outside():
        done += ping_due(now)
    return done


def sweep(now: datetime) -> None:
    """Whose time is over is forgotten, and feeds that nobody wants any more. Asking writes nothing."""
    for over in (
        Callback.objects.filter(expires_at__lte=now),
        WantedFeed.objects.filter(callbacks=None, intents=None),
    ):
        if over.exists():
            over.delete()
