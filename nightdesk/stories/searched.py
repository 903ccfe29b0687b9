"""What a story may be found by: all that readers read of it. Written by the verbs, in the act's transaction."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from nightdesk.lib.text import one_line
from nightdesk.media.models import Picture
from nightdesk.search.models import Words
from nightdesk.search.tokens import Document, place
from nightdesk.stories.shown_body import items_of

if TYPE_CHECKING:
    from nightdesk.stories.models import Story

# Two words on either side of these were not written as one.
_BREAKS = re.compile(r"</?(?:p|li|ul|ol|br|h\d|t[dhr]|div|blockquote|pre)\b[^>]*>", re.IGNORECASE)
_RICH = frozenset({"paragraph", "list"})
Captions = Mapping[int, str]
# What apps above write under a story, line by line.
_also: "list[Callable[[Any], Iterable[str]]]" = []
_gather: "list[Callable[[Iterable[Any]], None]]" = []


def read_also(
    lines: "Callable[[Any], Iterable[str]]", gather: "Callable[[Iterable[Any]], None]"
) -> None:
    """Let a story be found by these lines too; to be said in the `ready()` of the app that has them.

    `gather` fetches what the lines of many stories are read from, for all at once.
    """
    _also.append(lines)
    _gather.append(gather)


def gather_for(stories: "Iterable[Story]") -> None:
    """Before the passages of many are read: what apps above write under them is asked for together."""
    for gather in _gather:
        gather(stories)


def tell(story: "Story") -> None:
    """From now on readers who search find this copy. The caller holds the transaction."""
    Words.objects.put(document(story, captions([story])))


def tell_all(stories: "Iterable[Story]") -> None:
    stories = list(stories)
    known = captions(stories)
    gather_for(stories)
    Words.objects.put(*(document(story, known) for story in stories))


def forget(story: "Any") -> None:
    """Nobody finds it any more."""
    if story.published_at is not None:
        Words.objects.drop([place(story.published_at, story.pk)])


def document(story: "Story", known: Captions) -> Document:
    bylines = list(story.bylines.all())
    topics = list(story.topics.all())
    names = [byline.name for byline in bylines]
    above = [story.kicker, story.standfirst, *names, *(topic.name for topic in topics)]
    if story.published_at is None:
        raise ValueError("Only what readers have may be searched.")
    return Document(
        number=story.pk,
        at=story.published_at,
        language=story.edition.language,
        headline=story.headline,
        top=[words for words in above if words],
        text=list(passages(story, known)),
        marks=[
            edition_mark(story.edition_id),
            section_mark(story.section_id),
            *(topic_mark(topic.pk) for topic in topics),
            *(author_mark(byline.author_id) for byline in bylines if byline.author_id),
        ],
    )


def edition_mark(key: int) -> str:
    return f"e{key}"


def section_mark(key: int) -> str:
    return f"s{key}"


def topic_mark(key: int) -> str:
    return f"t{key}"


def author_mark(key: int) -> str:
    return f"a{key}"


def captions(stories: "Iterable[Story]") -> Captions:
    """The pictures' own captions, where a story gives them none: one query for all, if any."""
    silent = {picture for story in stories for picture in _pictures_without_words(story)}
    if not silent:
        return {}
    return dict(Picture.objects.filter(pk__in=silent).values_list("pk", "caption"))


def passages(story: "Story", known: Captions = {}) -> Iterator[str]:  # noqa: B006 - never written to
    """The text of a story as plain lines, in the order readers meet them."""
    first = (story.dateline, story.lead_caption or known.get(story.lead_picture_id or 0, ""))
    blocks = (line for raw in story.body.raw_data for line in block_lines(raw, known))
    last = (story.editors_note, story.sponsor, story.info_source)
    beneath = (line for lines in _also for line in lines(story))
    yield from filter(None, map(one_line, (*first, *blocks, *last, *beneath)))


def plain(html: str) -> list[str]:
    """Each line of a piece of HTML, without its tags."""
    return unescape(strip_tags(_BREAKS.sub("\n", html))).split("\n")


def block_lines(raw: Mapping[str, Any], known: Captions = {}) -> Iterator[str]:  # noqa: B006 - never written to
    """What one block of a body says."""
    kind, value = raw["type"], raw["value"]
    if kind in _RICH:
        yield from plain(value)
    elif kind == "picture":
        yield value.get("caption") or known.get(value["picture"], "")
    elif kind == "gallery":
        yield value.get("title") or ""
        for item in items_of(value["pictures"]):
            yield item.get("caption") or known.get(item["picture"], "")
    elif kind == "table":
        yield value.get("caption") or ""
        yield from (column.get("heading") or "" for column in value.get("columns", ()))
        cells = (cell for row in value.get("rows", ()) for cell in row["values"])
        yield from (line for cell in cells for line in plain(cell))
    elif kind != "related":
        yield from _told(value)


def _told(value: Mapping[str, Any]) -> Iterator[str]:
    """Headings, quotes, fact boxes, embeds and preformatted text: what they say, and who said it."""
    for name in ("title", "text"):
        yield from plain(value.get(name) or "")
    yield ", ".join(filter(None, (value.get(name) for name in ("speaker", "role", "said_where"))))


def _pictures_without_words(story: "Story") -> Iterator[int]:
    if story.lead_picture_id and not story.lead_caption:
        yield story.lead_picture_id
    for raw in story.body.raw_data:
        if raw["type"] == "picture" and not raw["value"].get("caption"):
            yield raw["value"]["picture"]
        elif raw["type"] == "gallery":
            yield from (
                item["picture"]
                for item in items_of(raw["value"]["pictures"])
                if not item.get("caption")
            )
