"""Announcing: acts that readers were told of make feeds change, and whoever wants these is owed them.

How far the log was read is kept in the database and moves on with what is owed, in one transaction: a change
is announced once, whichever process saw it first, and whenever it was killed.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.lib.origin import origin
from nightdesk.stories.models import Story
from nightdesk.syndication.websub import hub_address
from nightdesk.syndication.websub.models import Bookmark, Callback, Ping, WantedFeed
from nightdesk.syndication.websub.topics import OurFeed, feeds_with

MOST_EVENTS = 500


def announce_all(now: datetime) -> int:
    """Read on in every edition's wire; how many events were read."""
    return sum(announce(edition, now) for edition in Edition.objects.in_order())


def announce(edition: Edition, now: datetime) -> int:
    log = Event.objects.on(edition.wire_stream)
    place = Bookmark.objects.filter(stream=edition.wire_stream).first()
    if place is None:
        newest = log.order_by("-seq").values_list("seq", flat=True).first()
        Bookmark.objects.get_or_create(
            stream=edition.wire_stream, defaults={"seq": newest or 0}
        )  # what was before the hub is announced to nobody
        return 0
    events = list(log.after(place.seq)[:MOST_EVENTS])
    if not events:
        return 0
    changed = _changed(edition, now) if hub_address.is_ours() else []
    ping = _ping(edition, events) if hub_address.is_outside() else None
    with transaction.atomic():
        here = Bookmark.objects.filter(pk=place.pk, seq=place.seq)
        if not here.update(seq=events[-1].seq):
            return 0  # another process read the same, and announces it
        for topic, standing in changed:
            _owe(topic, standing, now)
        if ping:
            Ping.objects.create(urls=ping, next_try_at=now)
    return len(events)


def _changed(edition: Edition, now: datetime) -> list[tuple[WantedFeed, str]]:
    """Feeds that somebody wants and in which something else stands now. One that is no more is forgotten."""
    wanted = WantedFeed.objects.filter(edition=edition, callbacks__expires_at__gt=now).distinct()
    found = []
    for topic in wanted:
        feed = OurFeed.at(topic.url, origin_of(topic))
        if feed is None:
            topic.delete()
        elif (standing := feed.standing(now)) != topic.had:
            found.append((topic, standing))
    return found


def _owe(topic: WantedFeed, standing: str, now: datetime) -> None:
    WantedFeed.objects.filter(pk=topic.pk).update(had=standing)
    behind = Callback.objects.live(now).filter(~Q(had=standing), topic=topic)
    behind.update(tries=0, next_try_at=now)


def _ping(edition: Edition, events: Iterable[Event]) -> str:
    told = [event.subject_id for event in events if event.subject_type == Story._meta.label_lower]
    stories = Story.objects.numbered(told, edition).select_related("edition", "section")
    urls = (url for story in stories for url in feeds_with(story, origin()))
    return "\n".join(dict.fromkeys(urls))


def origin_of(topic: WantedFeed) -> str:
    """Under which name of the paper it was asked for."""
    scheme, _, rest = topic.url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
