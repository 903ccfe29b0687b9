"""Replies: the newest comments under a story as an Atom feed, each saying what it answers (RFC 4685)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any, Self

from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from nightdesk.events.models import Event
from nightdesk.lib.text import xml_safe
from nightdesk.syndication import atom
from nightdesk.syndication.entries import Gone, Writer
from nightdesk.talk.models import Comment
from nightdesk.talk.place import Place
from nightdesk.talk.state import State

NEWEST = 50
# So many of the last acts are looked through for what was taken away.
LATELY = 200
TAKEN_AWAY = frozenset({"comment.removed", "comment.deleted"})


@dataclass(frozen=True, slots=True)
class Replies:
    """What readers see of a discussion, and the names of what they see no more. Addresses are absolute."""

    place: Place
    origin: str
    comments: list[Comment]
    gone: list[Gone]

    @classmethod
    def of(cls, place: Place, *, origin: str) -> Self:
        """Four queries."""
        here = place.discussion.all_comments
        newest = here.shown().newest_first().in_thread()[:NEWEST]
        return cls(place, origin, [place.holding(one) for one in newest], list(_gone(place)))

    @property
    def changed_at(self) -> datetime | None:
        instants = [updated(one) for one in self.comments] + [one.at for one in self.gone]
        return max(instants, default=None)

    @property
    def url(self) -> str:
        return f"{self.origin}{self.place.address}{atom.NAME}"

    def write(self) -> str:
        """As an Atom document."""
        out = StringIO()
        xml: Any = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
        place, edition = self.place, self.place.edition
        xml.startDocument()
        xml.startElement("feed", atom.NAMESPACES | {"xml:lang": edition.language})
        name = _("Discussion")
        atom.add(xml, "title", f"{name}: {place.headline}")
        atom.add(xml, "id", f"{place.story.uri}#discussion")
        atom.link(xml, rel="self", href=self.url, type=atom.TYPE)
        here = f"{self.origin}{place.address}"
        atom.link(xml, rel="alternate", href=here, type="text/html", hreflang=edition.language)
        atom.instant(xml, "updated", self.changed_at or atom.BEGINNING)
        atom.add(xml, "generator", "Nightdesk")
        for comment in self.comments:
            self._entry(xml, comment)
        for gone in self.gone:
            atom.tombstone(xml, gone)
        xml.endElement("feed")
        return out.getvalue()

    def _entry(self, xml: Any, comment: Comment) -> None:
        told = {"name": comment.signature, "headline": self.place.headline}
        xml.startElement("entry", {"xml:lang": comment.language})
        atom.add(xml, "title", _("%(name)s on: %(headline)s") % told)
        atom.add(xml, "id", name_of(self.place, comment))
        atom.link(xml, rel="alternate", href=f"{self.origin}{comment.address}", type="text/html")
        self._answers(xml, comment)
        atom.instant(xml, "published", comment.posted_at)
        atom.instant(xml, "updated", updated(comment))
        atom.person(xml, Writer(comment.signature))
        xml.addQuickElement("content", xml_safe(comment.html), {"type": "html"})
        xml.endElement("entry")

    def _answers(self, xml: Any, comment: Comment) -> None:
        """The story, the post of a live blog, or another comment."""
        place, answered = self.place, comment.parent
        if answered is None and comment.about is not None:
            ref, path = comment.about.uri, comment.about_address
        elif answered is None:
            ref, path = place.story.uri, place.story.get_absolute_url()
        else:
            ref, path = name_of(place, answered), f"{place.address}{answered.key}/"
        told = {"ref": ref, "href": f"{self.origin}{path}", "type": "text/html"}
        xml.addQuickElement("thr:in-reply-to", "", told)


def _cut(place: Place) -> Iterator[tuple[int, datetime]]:
    """What went with the post that it was about, and when. No query under a story that is no live blog."""
    if not place.story.is_live_blog:
        return
    killed = place.discussion.all_comments.filter(state=State.KILLED, shown_at__isnull=False)
    rows = killed.order_by("-pk").values_list("pk", "about__killed_at")[:NEWEST]
    yield from ((key, at) for key, at in rows if at is not None)


def name_of(place: Place, comment: Comment) -> str:
    """Never changes, whatever becomes of the story's address."""
    return f"{place.story.uri}#{comment.element_id}"


def updated(comment: Comment) -> datetime:
    """When readers last saw something new of it."""
    first = comment.shown_at or comment.posted_at
    return max(first, comment.edited_at or first)


def _gone(place: Place) -> Iterator[Gone]:
    """What was taken from readers lately and is not back: programs that keep copies are to drop theirs."""
    lately = Event.objects.on(place.discussion.stream).order_by("-seq")
    acts = lately.values_list("kind", "subject_id", "at")[:LATELY]
    away = dict(_cut(place))
    for kind, key, at in acts:
        if kind in TAKEN_AWAY:
            away.setdefault(key, at)
    if not away:
        return
    hidden = Comment.objects.filter(pk__in=list(away)[:NEWEST]).exclude(
        pk__in=Comment.objects.shown()
    )
    for comment in hidden.order_by("-pk"):
        yield Gone(name_of(place, comment), away[comment.pk])
