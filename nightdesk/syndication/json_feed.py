"""JSON Feed 1.1."""

import json
from typing import Any

from nightdesk.syndication import atom
from nightdesk.syndication.entries import Entry, Writer
from nightdesk.syndication.feed import Feed

CONTENT_TYPE = "application/feed+json; charset=utf-8"
NAME = "feed.json"


def write(feed: Feed) -> str:
    """The feed as a JSON document; what has no value has no key."""
    edition = feed.scope.edition
    publisher = Writer(
        edition.publisher or edition.name, f"{feed.origin}{edition.get_absolute_url()}"
    )
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.scope.title,
        "home_page_url": feed.home,
        "feed_url": feed.url(NAME),
        "description": edition.tagline,
        "language": edition.language,
        "authors": [_author(publisher)],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    items = [_item(entry, edition.language) for entry in feed.entries]
    return json.dumps(_told(document) | {"items": items}, ensure_ascii=False)


def _item(entry: Entry, language: str) -> dict[str, Any]:
    picture = entry.picture
    return _told(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "language": language,
            "authors": [_author(writer) for writer in entry.writers],
            "tags": list(entry.categories),
            "image": picture.url if picture else "",
            "attachments": _attachments(entry),
            "_discussion": _discussion(entry),
        }
    )


def _discussion(entry: Entry) -> dict[str, Any]:
    """An extension of our own: the standard has no word for it."""
    said = entry.counted
    newest = said.last_at.isoformat() if said.last_at else ""
    feed = f"{entry.discussion}{atom.NAME}" if entry.discussion else ""
    told = {"url": entry.discussion, "feed": feed}
    return _told(told | {"comments": said.comments, "date_newest": newest})


def _attachments(entry: Entry) -> list[dict[str, Any]]:
    picture = entry.picture
    if picture is None:
        return []
    # JSON Feed has no word for a credit line, and a picture never leaves without one.
    title = " ".join(filter(None, (picture.caption, picture.credit)))
    attachment = {"url": picture.url, "mime_type": picture.mime_type, "title": title}
    return [_told(attachment | {"size_in_bytes": picture.size_in_bytes})]


def _author(writer: Writer) -> dict[str, str]:
    return _told({"name": writer.name, "url": writer.url})


def _told(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if value}
