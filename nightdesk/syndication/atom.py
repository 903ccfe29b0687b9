"""Atom (RFC 4287), with tombstones (RFC 6721) for what was killed, threads (RFC 4685) and MediaRSS for pictures."""

from datetime import datetime
from io import StringIO
from typing import Any

from django.utils.feedgenerator import rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from nightdesk.lib.text import xml_safe
from nightdesk.syndication.entries import Entry, Writer
from nightdesk.syndication.feed import Feed
from nightdesk.syndication.media_rss import MEDIA, add_media

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
NAME = "feed.xml"
NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:thr": "http://purl.org/syndication/thread/1.0",
    **MEDIA,
}


def write(feed: Feed) -> str:
    """The feed as an Atom document. One that holds nothing yet was last changed when time began."""
    out = StringIO()
    xml: Any = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    edition = feed.scope.edition
    xml.startDocument()
    xml.startElement("feed", NAMESPACES | {"xml:lang": edition.language})
    _add(xml, "title", feed.scope.title)
    if edition.tagline:
        _add(xml, "subtitle", edition.tagline)
    _add(xml, "id", feed.url(NAME))
    _link(xml, rel="self", href=feed.url(NAME), type="application/atom+xml")
    if feed.hub:
        _link(xml, rel="hub", href=feed.hub)
    _link(xml, rel="alternate", href=feed.home, type="text/html", hreflang=edition.language)
    _instant(xml, "updated", feed.changed_at or datetime.fromisoformat("1970-01-01T00:00:00Z"))
    _person(
        xml, Writer(edition.publisher or edition.name, f"{feed.origin}{edition.get_absolute_url()}")
    )
    _add(xml, "generator", "Nightdesk")
    for entry in feed.entries:
        _entry(xml, entry, edition.language)
    for gone in feed.gone:
        xml.addQuickElement(
            "at:deleted-entry", "", {"ref": xml_safe(gone.id), "when": rfc3339_date(gone.at)}
        )
    xml.endElement("feed")
    return out.getvalue()


def _entry(xml: Any, entry: Entry, language: str) -> None:
    xml.startElement("entry", {})
    _add(xml, "title", entry.title)
    _add(xml, "id", entry.id)
    _link(xml, rel="alternate", href=entry.url, type="text/html", hreflang=language)
    _instant(xml, "published", entry.published)
    _instant(xml, "updated", entry.updated)
    if entry.discussion:
        _replies(xml, entry)
    for writer in entry.writers:
        _person(xml, writer)
    for category in entry.categories:
        xml.addQuickElement("category", "", {"term": xml_safe(category)})
    if entry.summary:
        _add(xml, "summary", entry.summary)
    xml.addQuickElement("content", xml_safe(entry.html), {"type": "html"})
    if entry.picture:
        picture = entry.picture
        length = str(picture.size_in_bytes)
        _link(xml, rel="enclosure", href=picture.url, type=picture.mime_type, length=length)
        add_media(xml, picture)
    xml.endElement("entry")


def _replies(xml: Any, entry: Entry) -> None:
    """Where readers discuss it, how many comments there are, and when the newest came (RFC 4685)."""
    told = {"thr:count": str(entry.counted.comments)}
    if entry.counted.last_at:
        told["thr:updated"] = rfc3339_date(entry.counted.last_at)
    _link(xml, rel="replies", href=entry.discussion, type="text/html", **told)


def _person(xml: Any, writer: Writer) -> None:
    xml.startElement("author", {})
    _add(xml, "name", writer.name)
    if writer.url:
        _add(xml, "uri", writer.url)
    xml.endElement("author")


def _add(xml: Any, name: str, text: str) -> None:
    xml.addQuickElement(name, xml_safe(text))


def _instant(xml: Any, name: str, at: datetime) -> None:
    xml.addQuickElement(name, rfc3339_date(at))


def _link(xml: Any, **attributes: str) -> None:
    xml.addQuickElement("link", "", attributes)
