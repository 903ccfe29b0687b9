"""Watching: each event of the public log that readers follow makes one alert, however often we are interrupted."""

from datetime import datetime, timedelta

from django.db import transaction

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event, Stream
from nightdesk.follows.models import Alert, LogPlace
from nightdesk.follows.models.alert import KEY, KILLED
from nightdesk.live.models import Post
from nightdesk.notices.push.models import Push, PushDelivery
from nightdesk.notices.push.models.push import Urgency
from nightdesk.stories.models import Story
from nightdesk.wire.item import FLASH, POST, STORY
from nightdesk.wire.models import Flash

# An archive that is taken in happened long ago, and after a long outage nobody is woken for yesterday.
FRESH = timedelta(hours=6)
AT_ONCE = 100
OF_POSTS = KEY | {"post.corrected", "post.killed"}
ALERTING = frozenset(
    {
        "story.published",
        "story.updated",
        "story.corrected",
        "story.retracted",
        "story.killed",
        "flash.sent",
        "flash.killed",
    }
)
HIGH = KILLED | {"flash.sent"}
# How long somebody wants to know, who was out of reach.
LASTING = {"flash.sent": timedelta(hours=6)}
A_DAY = timedelta(days=1)
KIND = "alert"


def take_news(now: datetime) -> int:
    """Make alerts of what happened since; how many events were looked at. Any number of processes may at once."""
    editions = {
        stream: edition
        for edition in Edition.objects.order_by("pk")
        for stream in (edition.wire_stream, edition.desk_stream)
    }
    heads = dict(Stream.objects.filter(name__in=editions).values_list("name", "head"))
    looked = 0
    for stream, edition in editions.items():
        head = heads.get(stream, 0)
        place = LogPlace.objects.of(stream, head)
        if place.seq < head:
            looked += _take(place, edition, now)
    return looked


def _take(place: LogPlace, edition: Edition, now: datetime) -> int:
    events = list(Event.objects.on(place.stream).after(place.seq)[:AT_ONCE])
    for event in events:
        with transaction.atomic():
            if not LogPlace.objects.is_moved(place, event.seq):
                break  # another process is at it
            place.seq = event.seq
            is_public = place.stream == edition.wire_stream
            if event.at > now - FRESH and (_is_told_of_post(event) or _is_told(event, is_public)):
                _make(event, edition, now)
    return len(events)


def _is_told(event: Event, is_public: bool) -> bool:  # noqa: FBT001 - says where it was found
    """What the desk does with copy is nobody's news. A correction in a post is told of the post."""
    return is_public and event.kind in ALERTING and "post" not in event.particulars


def _is_told_of_post(event: Event) -> bool:
    """On either line. A post is told of once, when it is a key event; what became of it, to those who were told."""
    if event.kind not in OF_POSTS:
        return False
    was_told = Alert.objects.of_post(event.subject_id).exists()
    if event.kind == "liveblog.posted":
        return bool(event.particulars.get("is_key"))
    return was_told != (event.kind == "post.marked")


def _make(event: Event, edition: Edition, now: datetime) -> None:
    """The alert, and the push that goes with it. Who is told is found afterwards, some at a time."""
    subject = _subject(event)
    alert = Alert.objects.create(
        event=event, edition=edition, kind=event.kind, made_at=now, **subject
    )
    if event.kind in KILLED:
        PushDelivery.objects.drop(alert.tag)
    Push.objects.create(
        kind=KIND,
        subject=alert.pk,
        tag=alert.tag,
        urgency=Urgency.HIGH if event.kind in HIGH else Urgency.NORMAL,
        made_at=now,
        expires_at=now + LASTING.get(event.kind, A_DAY),
    )


def _subject(event: Event) -> dict[str, Story | Flash | Post]:
    if event.subject_type == STORY:
        return {"story": Story.objects.for_lines().get(pk=event.subject_id)}
    if event.subject_type == POST:
        post = Post.objects.get(pk=event.subject_id)
        return {"post": post, "story": Story.objects.for_lines().get(pk=post.blog_id)}
    assert event.subject_type == FLASH  # noqa: S101 - for whoever adds a kind to ALERTING
    return {"flash": Flash.objects.get(pk=event.subject_id)}
