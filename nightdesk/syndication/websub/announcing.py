"""Announcing: acts that readers were told of make feeds change, and whoever wants these is owed them.

How far the log was read is kept in the database and moves on with what is owed, in one transaction: a change
is announced once, whichever process saw it first, and whenever it was killed.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event, Stream
from nightdesk.lib.origin import origin
from nightdesk.live.models import Post
from nightdesk.stories.models import Story
from nightdesk.syndication.websub import hub_address
from nightdesk.syndication.websub.models import Bookmark, Callback, Ping, WantedFeed
from nightdesk.syndication.websub.topics import OurFeed, feed_of_posts, feeds_with

MOST_EVENTS = 500


def announce_all(now: datetime) -> int:
    """Read on in every edition's wire, and in its other stream, which tells of posts that are no items there.

    How many events were read. Three queries while nothing happened.
    """
    places = {place.stream: place for place in Bookmark.objects.all()}
    editions = {
        stream: edition
        for edition in Edition.objects.in_order()
        for stream in (edition.wire_stream, edition.desk_stream)
    }
    heads = dict(Stream.objects.filter(name__in=editions).values_list("name", "head"))
    read = 0
    for stream, edition in editions.items():
        head, place = heads.get(stream, 0), places.get(stream)
        if place is None:  # what was before the hub is announced to nobody
            Bookmark.objects.get_or_create(stream=stream, defaults={"seq": head})
        elif head > place.seq:
            read += announce(edition, place, now)
    return read


def announce(edition: Edition, place: Bookmark, now: datetime) -> int:
    """What happened after this place; 0 if another process announces it."""
    events = list(Event.objects.on(place.stream).after(place.seq)[:MOST_EVENTS])
    told = [event for event in events if place.stream == edition.wire_stream or _is_of_post(event)]
    changed = _changed(edition, now) if told and hub_address.is_ours() else []
    ping = _ping(edition, told) if told and hub_address.is_outside() else None
    with transaction.atomic():
        here = Bookmark.objects.filter(pk=place.pk, seq=place.seq)
        if not here.update(seq=events[-1].seq):
            return 0
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


def _ping(edition: Edition, events: Sequence[Event]) -> str:
    told = [event.subject_id for event in events if event.subject_type == Story._meta.label_lower]
    stories = Story.objects.numbered(told, edition).select_related("edition", "section")
    urls = [url for story in stories for url in feeds_with(story, origin())]
    posts = [event.subject_id for event in events if _is_of_post(event)]
    blogs = Post.objects.filter(pk__in=posts).values("blog")
    live = Story.objects.filter(pk__in=blogs).select_related("edition") if posts else []
    urls += [feed_of_posts(story, origin()) for story in live]
    return "\n".join(dict.fromkeys(urls))


def _is_of_post(event: Event) -> bool:
    return event.subject_type == Post._meta.label_lower


def origin_of(topic: WantedFeed) -> str:
    """Under which name of the paper it was asked for."""
    scheme, _, rest = topic.url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
