"""Asking the hub: what a program may want of it, looked over before anything is noted or anybody is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self, cast

from django.core.cache import cache
from django.db import transaction
from django.utils.crypto import salted_hmac

from nightdesk.lib.outbound import Client, NotAsked
from nightdesk.lib.shared_cache import Counter, SharedCache
from nightdesk.syndication.websub.models import LONGEST_URL, Callback, Intent, WantedFeed
from nightdesk.syndication.websub.topics import OurFeed

SUBSCRIBE, UNSUBSCRIBE = "subscribe", "unsubscribe"
SHORTEST, LONGEST, USUAL = 60, 30 * 86_400, 10 * 86_400  # seconds that a callback is kept
LONGEST_SECRET = 199  # bytes, by the standard
# How much one address may have of the hub, and how often it may ask in an hour; and everybody together.
MOST_KEPT, MOST_ASKED = 100, 200
MOST_KEPT_OF_ALL, MOST_ASKED_OF_ALL = 10_000, 5_000
HOUR = 3600
# Asked by https, on the public network, as everybody outside is.
CLIENT = Client()


class Refused(Exception):  # noqa: N818 - a refusal is named by what was refused
    """With the sentence that tells why."""


class TooMuch(Refused):
    """It may be asked again later."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, spelt as it may be."""

    feed: OurFeed
    callback: str
    is_leaving: bool
    secret: str
    seconds: int

    @classmethod
    def read(cls, told: Mapping[str, str], origin: str) -> Self:
        """From the parameters of the standard; others are passed over. Raises Refused."""
        mode = told.get("hub.mode", "")
        if mode not in {SUBSCRIBE, UNSUBSCRIBE}:
            raise Refused("hub.mode is subscribe or unsubscribe.")
        topic = told.get("hub.topic", "")
        feed = OurFeed.at(topic, origin) if len(topic) <= LONGEST_URL else None
        if feed is None:
            raise Refused("hub.topic is none of this paper's feeds.")
        return cls(
            feed=feed,
            callback=_callback(told.get("hub.callback", "")),
            is_leaving=mode == UNSUBSCRIBE,
            secret=_secret(told.get("hub.secret", "")),
            seconds=_seconds(told.get("hub.lease_seconds", "")),
        )

    def note(self, asked_from: str, now: datetime) -> None:
        """Have the callback asked, soon and by another thread. What was asked for it before is overtaken."""
        whose = salted_hmac("nightdesk.websub", asked_from).hexdigest()
        _count(whose)
        feed = self.feed
        with transaction.atomic():
            topic, _made = WantedFeed.objects.get_or_create(
                url=feed.url,
                defaults={"edition": feed.scope.edition, "had": feed.standing(now)},
            )
            Intent.objects.update_or_create(
                topic=topic,
                url=self.callback,
                defaults={
                    "is_leaving": self.is_leaving,
                    "secret": self.secret,
                    "seconds": self.seconds,
                    "asked_from": whose,
                    "tries": 0,
                    "next_try_at": now,
                },
            )


def _count(whose: str) -> None:
    """Counted where all processes count together. Where nothing is counted, what is kept is still bounded."""
    counters = [
        Counter(f"websub:{whose}", MOST_ASKED, HOUR),
        Counter("websub:all", MOST_ASKED_OF_ALL, HOUR),
    ]
    if cast("SharedCache", cache).count_up(counters) is not None:
        raise TooMuch("Ask again in an hour.")
    theirs = sum(kept.objects.filter(asked_from=whose).count() for kept in (Callback, Intent))
    of_all = sum(kept.objects.count() for kept in (Callback, Intent))
    if theirs >= MOST_KEPT or of_all >= MOST_KEPT_OF_ALL:
        raise TooMuch("This hub keeps no more callbacks.")


def _callback(url: str) -> str:
    if len(url) > LONGEST_URL:
        raise Refused("hub.callback is too long.")
    try:
        CLIENT.parts(url)
    except NotAsked as why:
        raise Refused(f"hub.callback: {why}") from why
    return url.partition("#")[0]


def _secret(said: str) -> str:
    if len(said.encode("utf-8", "replace")) > LONGEST_SECRET:
        raise Refused("hub.secret is shorter than 200 bytes.")
    return said


def _seconds(said: str) -> int:
    if not said:
        return USUAL
    if not said.isascii() or not said.isdecimal():
        raise Refused("hub.lease_seconds is a number.")
    return min(max(int(said[:12]), SHORTEST), LONGEST)
