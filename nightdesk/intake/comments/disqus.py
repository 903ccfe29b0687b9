"""Comments in a Disqus export."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from nightdesk.intake.comments.incoming import (
    MOST_COMMENTS,
    Incoming,
    Standing,
    Thread,
    UnreadableCommentsError,
    instant,
)
from nightdesk.intake.comments.words import plain
from nightdesk.intake.comments.xml_records import Node, records

_WANTED = frozenset({"thread", "post"})


def threads(path: Path) -> Iterator[Thread]:
    """Posts name their thread and stand in any order, so all are kept until the end of the file."""
    found: dict[str, Thread] = {}
    many = 0
    for node in records(path, _WANTED, frozenset()):
        number = node.attribute("id")
        if node.name == "thread":
            thread = found.setdefault(number, Thread("disqus", "", []))
            thread.title = node.get("title")
            thread.addresses = [node.get("link"), node.get("id")]
            continue
        many += 1
        if many > MOST_COMMENTS:
            raise UnreadableCommentsError(_("The file holds more comments than can be taken."))
        place = node.first("thread")
        where = place.attribute("id") if place else ""
        found.setdefault(where, Thread("disqus", "", [])).comments.append(_comment(node, number))
    yield from (thread for thread in found.values() if thread.comments)


def _comment(node: Node, number: str) -> Incoming:
    author, parent = node.first("author"), node.first("parent")
    return Incoming(
        number=number,
        parent=parent.attribute("id") if parent else "",
        author=(author.get("name") or author.get("username")) if author else "",
        text=plain(node.get("message")),
        at=instant(node.get("createdAt")),
        standing=_standing(node),
    )


def _standing(node: Node) -> Standing:
    if node.get("isDeleted") == "true":
        return Standing.DELETED
    if node.get("isSpam") == "true":
        return Standing.SPAM
    return Standing.HELD if node.get("isApproved") == "false" else Standing.SHOWN
