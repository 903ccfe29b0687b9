"""Delivering: feeds go out to whoever is owed them, signed, again and again until they are taken or given up."""

import hashlib
import hmac
import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings

from nightdesk.lib.outbound import NotAsked
from nightdesk.syndication.websub import asking
from nightdesk.syndication.websub.announcing import origin_of
from nightdesk.syndication.websub.hub_address import hub_of, link
from nightdesk.syndication.websub.models import Callback, Ping, WantedFeed
from nightdesk.syndication.websub.topics import OurFeed

logger = logging.getLogger(__name__)

SECONDS = 10.0
# All of a round together: who does not answer holds up the others once, not one after the other.
AT_ONCE = 32
MOST_TRIES = 8  # within four hours and a quarter
GOOD = range(200, 300)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Sending:
    """A feed as it is sent to all."""

    standing: str
    body: bytes
    headers: Mapping[str, str]

    @classmethod
    def of(cls, topic: WantedFeed) -> "Sending | None":
        """As every reader may see it at this instant: what was killed since is in none. None for no feed any more."""
        origin = origin_of(topic)
        feed = OurFeed.at(topic.url, origin)
        if feed is None:
            return None
        standing, content_type, body = feed.drawn()
        headers = {"Content-Type": content_type, "Link": link(hub_of(origin), topic.url)}
        return cls(standing, body, headers)

    def to(self, callback: Callback) -> int:
        """The status that it was answered with. Raises NotAsked."""
        headers = dict(self.headers)
        if callback.secret:
            key = callback.secret.encode("utf-8", "replace")
            signature = hmac.new(key, self.body, hashlib.sha256).hexdigest()
            headers["X-Hub-Signature"] = f"sha256={signature}"
        return asking.CLIENT.post(callback.url, self.body, headers, seconds=SECONDS).status


def deliver_due(now: datetime) -> int:
    """Send what is owed, several at once; how many were asked."""
    due = Callback.objects.live(now).select_related("topic").due(now)[:AT_ONCE]
    mine = [callback for callback in list(due) if callback.is_mine_to_try(now)]
    drawn = {topic: Sending.of(topic) for topic in {callback.topic for callback in mine}}
    sent = [
        (callback, sending) for callback in mine if (sending := drawn[callback.topic]) is not None
    ]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = list(pool.map(_tried, sent))
    for (callback, sending), status in zip(sent, statuses, strict=True):
        _settle(callback, sending.standing, status)
    return len(mine)


def _tried(one: tuple[Callback, Sending]) -> int:
    """Knows no database: it runs in a thread of its own. 0 when nobody answered."""
    callback, sending = one
    if callback.had == sending.standing:
        return HTTPStatus.OK  # it has that already
    try:
        return sending.to(callback)
    except NotAsked as why:
        logger.info("A callback was not reached: %s", why)
        return 0


def _settle(callback: Callback, standing: str, status: int) -> None:
    """What changed while it was sent is owed once more: then the next try is no more the one we know of."""
    this = Callback.objects.filter(pk=callback.pk)
    here = this.filter(tries=callback.tries, next_try_at=callback.next_try_at)
    if status in GOOD:
        done = {"had": standing, "tries": 0, "next_try_at": None}
        _all = this.filter(topic__had=standing).update(**done) or here.update(**done)
    elif status == HTTPStatus.GONE:
        here.delete()
    elif callback.tries >= MOST_TRIES:
        here.update(tries=0, next_try_at=None)


def ping_due(now: datetime) -> int:
    """Tell the hub outside; how often it was asked."""
    mine = [ping for ping in list(Ping.objects.due(now)[:AT_ONCE]) if ping.is_mine_to_try(now)]
    for ping in mine:
        if _is_told(ping) or ping.tries >= MOST_TRIES:
            ping.delete()
    return len(mine)


def _is_told(ping: Ping) -> bool:
    told = [("hub.mode", "publish")]
    for url in ping.urls.split("\n"):
        told += [("hub.url", url), ("hub.topic", url)]
    try:
        answer = asking.CLIENT.post(
            settings.WEBSUB_HUB, urlencode(told).encode(), FORM, seconds=SECONDS
        )
    except NotAsked as why:
        logger.warning("The hub was not reached: %s", why)
        return False
    return answer.status in GOOD
