"""OPML 2.0: all feeds of an edition in one file, as feed readers take them in."""

from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from nightdesk.editions.models import Edition
from nightdesk.lib.text import xml_safe
from nightdesk.syndication.offered import Offered, Shelves

CONTENT_TYPE = "text/x-opml; charset=utf-8"


def write(edition: Edition, shelves: Shelves, origin: str) -> str:
    out = StringIO()
    xml: Any = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("opml", {"version": "2.0"})
    xml.startElement("head", {})
    xml.addQuickElement("title", xml_safe(edition.name))
    xml.endElement("head")
    xml.startElement("body", {})
    _outline(xml, shelves.everything, origin, edition.language)
    groups = (
        (_("Sections"), shelves.sections),
        (_("Topics"), shelves.topics),
        (_("Authors"), shelves.authors),
    )
    for name, feeds in groups:
        _group(xml, name, (feeds, origin, edition.language))
    xml.endElement("body")
    xml.endElement("opml")
    return out.getvalue()


def _group(xml: Any, name: str, told: tuple[Iterable[Offered], str, str]) -> None:
    feeds, origin, language = told
    if not feeds:
        return
    xml.startElement("outline", {"text": name})
    for feed in feeds:
        _outline(xml, feed, origin, language)
    xml.endElement("outline")


def _outline(xml: Any, feed: Offered, origin: str, language: str) -> None:
    """`rss` is the standard's word for every feed."""
    told = {
        "type": "rss",
        "text": xml_safe(feed.name),
        "xmlUrl": f"{origin}{feed.atom}",
        "htmlUrl": f"{origin}{feed.home}",
        "language": language,
    }
    xml.addQuickElement("outline", "", told)
