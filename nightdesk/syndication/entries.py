"""The entries of a feed: what a story, a retraction or a kill looks like from outside the house."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Self

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.lib.days import written
from nightdesk.stories.models import Correction, Story
from nightdesk.stories.state import State
from nightdesk.syndication.copy import html_of
from nightdesk.syndication.pictures import PictureSent
from nightdesk.syndication.shelf import Shelf
from nightdesk.talk.counted import NOTHING, Counted, counted


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote it, as printed, and the address of their page if they have one."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, in words that Atom, RSS and JSON Feed all know. `id` never changes."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    writers: tuple[Writer, ...] = ()
    categories: tuple[str, ...] = ()
    picture: PictureSent | None = None
    counted: Counted = NOTHING
    # Where its discussion is, if anybody has said anything.
    discussion: str = ""

    @classmethod
    def of(cls, story: Story, shelf: Shelf) -> Self:
        """The story's entry; of a retracted one nothing is told but that, and why."""
        if story.state == State.RETRACTED:
            return cls._notice(story, shelf)
        return cls(
            id=story.uri,
            url=shelf.address(story),
            title=story.headline,
            summary=story.standfirst,
            html=_text(story, shelf),
            published=_first(story),
            updated=last_change(story),
            writers=tuple(writers(story, shelf)),
            categories=(story.section.name, *(topic.name for topic in story.topics.all())),
            picture=_lead(story, shelf),
            counted=(said := counted(story)),
            discussion=f"{shelf.origin}{said.address}" if said.comments else "",
        )

    @classmethod
    def _notice(cls, story: Story, shelf: Shelf) -> Self:
        reason, told = story.retraction.reason, _("This story was retracted.")
        return cls(
            id=story.uri,
            url=shelf.address(story),
            title=_("Retracted: %(headline)s") % {"headline": story.headline},
            summary=reason,
            html=f"<p><strong>{escape(told)}</strong></p>{lines(reason)}",
            published=_first(story),
            updated=last_change(story),
            categories=(story.section.name,),
        )


@dataclass(frozen=True, slots=True)
class Gone:
    """A story that was killed after readers had it: its id, when, and no word more."""

    id: str
    at: datetime


def writers(story: Story, shelf: Shelf) -> Iterator[Writer]:
    """The bylines in their order."""
    for byline in story.bylines.all():
        author = byline.author
        # An author belongs to the story's edition, so nobody has to be asked which it is.
        path = reverse("author", args=[story.edition, author.slug]) if author else ""
        yield Writer(byline.name, f"{shelf.origin}{path}" if path else "")


def last_change(story: Story) -> datetime:
    """When readers were last told anything new."""
    return max(story.updated_at or _first(story), _first(story))


def lines(text: str) -> str:
    """Plain words as paragraphs of HTML."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _first(story: Story) -> datetime:
    # A draft is drawn too, for the newsroom's own programs.
    return story.published_at or timezone.now()


def _lead(story: Story, shelf: Shelf) -> PictureSent | None:
    picture = story.lead_picture
    return picture and PictureSent.of(picture, origin=shelf.origin, caption=story.lead_caption)


def _text(story: Story, shelf: Shelf) -> str:
    """The copy: what readers must know before it, the lead picture, the text, what was wrong."""
    lead = _lead(story, shelf)
    copy = (
        html_of(story.body.raw_data, shelf) if story.edition.feeds_whole else _way_on(story, shelf)
    )
    parts = [_before(story), lead.figure if lead else "", copy]
    return "\n".join(filter(None, [*parts, *mentions(story, story.corrections.all())]))


def _way_on(story: Story, shelf: Shelf) -> str:
    """Where an edition keeps its copy to itself: what it is about, and where to read it."""
    told, link = _("Read the whole story"), escape(shelf.address(story))
    return f'{lines(story.standfirst)}<p><a href="{link}">{escape(told)}</a></p>'


def _before(story: Story) -> str:
    paid = _("Sponsored by %(sponsor)s.") % {"sponsor": story.sponsor} if story.sponsor else ""
    told = filter(None, (paid, story.editors_note))
    return "".join(f"<p><em>{escape(words)}</em></p>" for words in told)


def mentions(story: Story, corrections: Iterable[Correction]) -> Iterator[str]:
    """What was wrong, each with its day."""
    for correction in corrections:
        day = written(timezone.localtime(correction.made_at, story.edition.zone))
        label = _("%(kind)s, %(day)s:") % {"kind": correction.get_kind_display(), "day": day}
        yield f"<p><strong>{escape(label)}</strong> {escape(correction.text)}</p>"
