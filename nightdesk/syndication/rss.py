"""RSS 2.0, with the full text, the writers and the pictures."""

from datetime import datetime
from io import StringIO
from typing import Any

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

from nightdesk.lib.text import xml_safe
from nightdesk.syndication.entries import Entry
from nightdesk.syndication.feed import Feed
from nightdesk.syndication.media_rss import MEDIA, add_media

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
NAME = "rss.xml"
NOTHING_YET = datetime.fromisoformat("1970-01-01T00:00:00Z")


def write(feed: Feed) -> str:
    """The feed as an RSS document. What was killed is simply not there: RSS has no word for it."""
    edition = feed.scope.edition
    rss = _Rss(
        title=xml_safe(feed.scope.title),
        link=feed.home,
        description=xml_safe(edition.tagline or feed.scope.title),
        language=edition.language,
        feed_url=feed.url(NAME),
        changed_at=feed.changed_at,
        hub=feed.hub,
    )
    for entry in feed.entries:
        rss.add_item(
            title=xml_safe(entry.title),
            link=entry.url,
            description=xml_safe(entry.summary),
            unique_id=xml_safe(entry.id),
            unique_id_is_permalink=False,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[xml_safe(name) for name in entry.categories],
            enclosures=_enclosures(entry),
            comments=entry.discussion or None,
            entry=entry,
        )
    out = StringIO()
    rss.write(out, "utf-8")
    return out.getvalue()


def _enclosures(entry: Entry) -> list[Enclosure]:
    picture = entry.picture
    if picture is None:
        return []
    return [Enclosure(picture.url, str(picture.size_in_bytes), picture.mime_type)]


class _Rss(Rss201rev2Feed):
    """Django's RSS and what it lacks: writers without e-mail addresses, the text, the pictures."""

    def rss_attributes(self) -> dict[str, str]:
        return (
            super().rss_attributes()
            | MEDIA
            | {
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:slash": "http://purl.org/rss/1.0/modules/slash/",
                "xml:lang": self.feed["language"],
            }
        )

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["hub"]:
            handler.addQuickElement("atom:link", "", {"rel": "hub", "href": self.feed["hub"]})

    def latest_post_date(self) -> Any:
        """Django would write down the hour at which nobody published anything."""
        return self.feed["changed_at"] or NOTHING_YET

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for writer in entry.writers:
            handler.addQuickElement("dc:creator", xml_safe(writer.name))
        if entry.discussion:
            handler.addQuickElement("slash:comments", str(entry.counted.comments))
        handler.addQuickElement("content:encoded", xml_safe(entry.html))
        if entry.picture:
            add_media(handler, entry.picture)
