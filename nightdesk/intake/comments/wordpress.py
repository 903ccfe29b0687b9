"""Comments in a WordPress export (WXR)."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from nightdesk.intake.comments.incoming import Incoming, Standing, Thread, instant
from nightdesk.intake.comments.words import plain
from nightdesk.intake.comments.xml_records import Node, records

_WANTED = frozenset({"item", "base_blog_url"})
_UNREAD = frozenset({"encoded", "meta_value"})
_STANDINGS = {"1": Standing.SHOWN, "0": Standing.HELD, "spam": Standing.SPAM}


def threads(path: Path) -> Iterator[Thread]:
    """One for each entry that has comments."""
    site = ""
    for node in records(path, _WANTED, _UNREAD):
        if node.name == "base_blog_url":
            site = "".join(node.words).strip()
        elif comments := node.every("comment"):
            addresses = _addresses(node, site)
            found = Thread(site or node.get("link"), node.get("title"), addresses)
            found.comments = [_comment(one) for one in comments]
            yield found


def _addresses(item: Node, site: str) -> list[str]:
    number = item.get("post_id")
    short = [f"/?p={number}"] if number.isdecimal() else []
    slug = item.get("post_name")
    return [*short, item.get("link"), item.get("guid"), *([f"/{slug}/"] if slug else [])]


def _comment(node: Node) -> Incoming:
    kind = node.get("comment_type")
    said = node.get("comment_approved")
    return Incoming(
        number=node.get("comment_id"),
        parent=node.get("comment_parent").strip("0 ") and node.get("comment_parent"),
        author=node.get("comment_author"),
        text=plain(node.get("comment_content")),
        at=instant(node.get("comment_date_gmt")) or instant(node.get("comment_date")),
        standing=_STANDINGS.get(said, Standing.DELETED),
        why_not="" if kind in {"", "comment"} else _("another site’s notice of a link, no comment"),
    )
