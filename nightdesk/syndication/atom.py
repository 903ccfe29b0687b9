"""Atom (RFC 4287), with tombstones (RFC 6721) for what was killed, threads (RFC 4685) and MediaRSS for pictures."""

from datetime import datetime
from io import StringIO
from typing import Any

from django.utils.feedgenerator import rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from nightdesk.lib.text import xml_safe
from nightdesk.syndication.entries import Entry, Gone, Writer
from nightdesk.syndication.feed import Feed
from nightdesk.syndication.media_rss import MEDIA, add_media

TYPE = "application/atom+xml"
CONTENT_TYPE = f"{TYPE}; charset=utf-8"
NAME = "feed.xml"
NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:thr": "http://purl.org/syndication/thread/1.0",
    **MEDIA,
}
# What holds nothing yet was last changed when time began.
BEGINNING = datetime.fromisoformat("1970-01-01T00:00:00Z")


def write(feed: Feed) -> str:
    """The feed as an Atom document."""
    out = StringIO()
    xml: Any = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    edition = feed.scope.edition
    xml.startDocument()
    xml.startElement("feed", NAMESPACES | {"xml:lang": edition.language})
    add(xml, "title", feed.scope.title)
    if edition.tagline:
        add(xml, "subtitle", edition.tagline)
    add(xml, "id", feed.url(NAME))
    link(xml, rel="self", href=feed.url(NAME), type=TYPE)
    if feed.hub:
        link(xml, rel="hub", href=feed.hub)
    link(xml, rel="alternate", href=feed.home, type="text/html", hreflang=edition.language)
    instant(xml, "updated", feed.changed_at or BEGINNING)
    person(
        xml, Writer(edition.publisher or edition.name, f"{feed.origin}{edition.get_absolute_url()}")
    )
    add(xml, "generator", "Nightdesk")
    for entry in feed.entries:
        _entry(xml, entry, edition.language)
    for gone in feed.gone:
        tombstone(xml, gone)
    xml.endElement("feed")
    return out.getvalue()


def _entry(xml: Any, entry: Entry, language: str) -> None:
    xml.startElement("entry", {})
    add(xml, "title", entry.title)
    add(xml, "id", entry.id)
    link(xml, rel="alternate", href=entry.url, type="text/html", hreflang=language)
    instant(xml, "published", entry.published)
    instant(xml, "updated", entry.updated)
    if entry.discussion:
        _replies(xml, entry)
    for writer in entry.writers:
        person(xml, writer)
    for category in entry.categories:
        xml.addQuickElement("category", "", {"term": xml_safe(category)})
    if entry.summary:
        add(xml, "summary", entry.summary)
    xml.addQuickElement("content", xml_safe(entry.html), {"type": "html"})
    if entry.picture:
        picture = entry.picture
        length = str(picture.size_in_bytes)
        link(xml, rel="enclosure", href=picture.url, type=picture.mime_type, length=length)
        add_media(xml, picture)
    xml.endElement("entry")


def _replies(xml: Any, entry: Entry) -> None:
    """Where readers discuss it, how many comments there are, and when the newest came (RFC 4685)."""
    told = {"thr:count": str(entry.counted.comments)}
    if entry.counted.last_at:
        told["thr:updated"] = rfc3339_date(entry.counted.last_at)
    link(xml, rel="replies", href=entry.discussion, type="text/html", **told)
    link(xml, rel="replies", href=f"{entry.discussion}{NAME}", type=TYPE, **told)


def tombstone(xml: Any, gone: Gone) -> None:
    told = {"ref": xml_safe(gone.id), "when": rfc3339_date(gone.at)}
    xml.addQuickElement("at:deleted-entry", "", told)


def person(xml: Any, writer: Writer) -> None:
    xml.startElement("author", {})
    add(xml, "name", writer.name)
    if writer.url:
        add(xml, "uri", writer.url)
    xml.endElement("author")


def add(xml: Any, name: str, text: str) -> None:
    xml.addQuickElement(name, xml_safe(text))


def instant(xml: Any, name: str, at: datetime) -> None:
    xml.addQuickElement(name, rfc3339_date(at))


def link(xml: Any, **attributes: str) -> None:
    xml.addQuickElement("link", "", attributes)
