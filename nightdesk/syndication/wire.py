"""The wire for machines: its items as ninjs 3.1, and who read them as search engines understand it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.live.models import Post
from nightdesk.stories.models import Story
from nightdesk.stories.models.fetching import FetchingQuerySet
from nightdesk.stream import cursor
from nightdesk.stream.cursor import START, Place, place_of
from nightdesk.syndication.json_ld import Described, told
from nightdesk.syndication.live_json_ld import Covered
from nightdesk.syndication.ninjs import STANDARD, Beside, Outgoing
from nightdesk.syndication.posts import PostsSent
from nightdesk.wire.item import FLASH, POST, STORY, Item, Subject, items_of, subject_of
from nightdesk.wire.line import acts
from nightdesk.wire.models import Flash

LENGTH = 40
MOST = 1_000  # events behind: who is further back begins anew
Thing = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WireSent:
    """A stretch of an edition's wire on its way out."""

    edition: Edition
    origin: str

    def newest(self) -> Thing:
        """The newest items, and the cursor to go on with."""
        at = cursor.here(self.edition.wire_stream)
        return {"items": self._sending().newest(), "next": at, "reset": False}

    def after(self, text: str) -> Thing:
        """What happened after a cursor, in order, each with its item as it is now.

        An item that was taken back is told of by its name alone. A cursor that is not ours, or too far
        back, is answered with the newest items and `reset`.
        """
        log = self.edition.wire_stream
        place = cursor.read(text, [log]).get(log)
        if place is None or not self._is_known(place):
            return self.newest() | {"reset": True}
        events = list(Event.objects.on(log).after(place.seq)[:LENGTH])
        last = place_of(events[-1]) if events else place
        items = self._sending().told(events)
        return {"items": items, "next": cursor.write({log: last}), "reset": False}

    def _sending(self) -> "Sending":
        """As of now, once it is known how far it goes: earlier, what the cursor has passed was not out yet."""
        return Sending(self.edition, self.origin, timezone.now())

    def _is_known(self, place: Place) -> bool:
        events = Event.objects.on(self.edition.wire_stream).order_by("-seq")
        head = events.first()
        if head is None or place.seq < head.seq - MOST:
            return head is None and place == START
        return place == START or place_of(events.filter(seq=place.seq).first()) == place


@dataclass(frozen=True, slots=True)
class Sending:
    """Items as they are at an instant, with what stands beside them fetched for all at once."""

    edition: Edition
    origin: str
    now: datetime

    def newest(self) -> list[Thing]:
        found = self._items(acts(self.edition, self.now).order_by("-at", "-seq")[:LENGTH])
        beside = self._beside(found)
        return [told_of(item.event, beside.item(item)) for item in found]

    def told(self, events: Sequence[Event]) -> list[Thing]:
        """What these events tell of; of what may not be seen any more, its name."""
        subjects = [subject_of(event) for event in events]
        keys = {key for _label, key in subjects}
        found = self._items(acts(self.edition, self.now).filter(subject_id__in=keys))
        beside = self._beside(found)
        shown = {subject_of(item.event): item for item in found}
        names = {} if shown.keys() >= set(subjects) else self._names(keys)
        return [
            told_of(
                event, beside.item(shown[subject]) if subject in shown else gone(names.get(subject))
            )
            for event, subject in zip(events, subjects, strict=True)
        ]

    def _items(self, events: Iterable[Event]) -> list[Item]:
        whole = FetchingQuerySet.for_sending
        return items_of(self.edition, events, self.now, fetched=whole)

    def _beside(self, items: Iterable[Item]) -> "Together":
        items = list(items)
        stories = [item.story for item in items if item.story]
        posts = [item.post for item in items if item.post]
        beside = Beside.stories(stories, origin=self.origin, now=self.now)
        return Together(self, beside, PostsSent.of(posts, origin=self.origin, now=self.now))

    def _names(self, keys: Collection[int]) -> dict[Subject, str]:
        """What other newsrooms know the subjects by, whoever may see them now."""
        kinds = (
            (STORY, Story.objects.filter(pk__in=keys)),
            (FLASH, Flash.objects.filter(pk__in=keys)),
            (POST, Post.objects.filter(pk__in=keys)),
        )
        return {
            (label, key): uri
            for label, records in kinds
            for key, uri in records.values_list("pk", "uri")
        }


@dataclass(frozen=True, slots=True)
class Together:
    """Items, with what stands beside them."""

    sending: Sending
    stories: Beside
    posts: PostsSent

    def item(self, item: Item) -> Thing:
        if item.story:
            now = self.sending.now
            return Outgoing(item.story, self.sending.origin, now, gathered=self.stories).item
        return self.posts.item(item.post) if item.post else self._flash(item)

    def _flash(self, item: Item) -> Thing:
        return flash_item(item.flash, self.sending.origin, item)


def told_of(event: Event, ninjs: Thing) -> Thing:
    return {"seq": event.seq, "kind": event.kind, "at": event.at.isoformat(), "item": ninjs}


def gone(uri: str | None) -> Thing:
    """What was taken back since."""
    return {"standard": STANDARD, "uri": uri, "pubStatus": "canceled"}


def flash_item(flash: Any, origin: str, item: Item) -> Thing:
    """A flash as ninjs: a headline, and nothing behind it."""
    return {
        "standard": STANDARD,
        "uri": flash.uri,
        "type": "text",
        "representationType": "full",
        "version": "1",
        "pubStatus": "usable",
        "urgency": item.urgency,
        "language": item.edition.language,
        "title": flash.headline,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": flash.headline}],
        "firstCreated": flash.sent_at.isoformat(),
        "versionCreated": flash.sent_at.isoformat(),
        "altIds": [{"role": "web", "value": f"{origin}{item.get_absolute_url()}"}],
    }


def item_article(item: Item, origin: str, now: datetime) -> Thing:
    """The item as a NewsArticle: the story it tells of, or the flash that it is. A post is its live blog's."""
    if item.post is not None:
        return Covered(Described(item.post.story, origin, now)).alone(item.post)
    if item.story is not None:
        described = Described(item.story, origin, now)
        return Covered(described).article if item.story.is_live_blog else described.article
    url = f"{origin}{item.get_absolute_url()}"
    front = f"{origin}{reverse('front', args=[item.edition])}"
    publisher = {"@type": "NewsMediaOrganization", "name": item.edition.name, "url": front}
    sent_at = timezone.localtime(item.at, item.edition.zone).isoformat(timespec="seconds")
    return told(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": url,
            "url": url,
            "headline": item.headline,
            "inLanguage": item.edition.language,
            "datePublished": sent_at,
            "dateModified": sent_at,
            "publisher": publisher,
            "isAccessibleForFree": True,
        }
    )
