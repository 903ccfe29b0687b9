"""The body of a story as clean HTML for other programs: no element, class or script of our own."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape, unescape
from typing import Any

import nh3

from nightdesk.syndication.shelf import Shelf

ALLOWED = {
    "p", "a", "b", "strong", "i", "em", "code", "sub", "sup", "del", "mark", "br", "h2", "h3", "h4",
    "ul", "ol", "li", "blockquote", "cite", "footer", "figure", "figcaption", "img", "small", "aside",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "pre",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"cite", "lang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
}
Value = Mapping[str, Any]
_TAG = re.compile(r"<[^>]*>")


def html_of(blocks: Any, shelf: Shelf) -> str:
    """Draw blocks (a body's raw data) as HTML with absolute addresses.

    What a block points to is taken from the shelf; what is not on it is left out.
    """
    drawn = [DRAWN[block["type"]](block["value"], shelf) for block in blocks]
    return _cleaner(shelf.origin).clean("\n".join(filter(None, drawn)))


def words_of(html: str) -> str:
    """The words alone of what `html_of` drew, one space between them: there a `<` is always that of a tag."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


@lru_cache(maxsize=8)
def _cleaner(origin: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ALLOWED,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative=("rewrite_with_base", origin),
        link_rel=None,
    )


def _rich(value: str, shelf: Shelf) -> str:
    return value


def _heading(value: Value, shelf: Shelf) -> str:
    level = value.get("level") or "2"
    return f"<h{level}>{escape(value['text'])}</h{level}>"


def _quote(value: Value, shelf: Shelf) -> str:
    told = (value.get(name) for name in ("speaker", "role", "said_where", "said_when"))
    footer = escape(", ".join(filter(None, told)))
    language = f' lang="{escape(value["language"])}"' if value.get("language") else ""
    source = f' cite="{escape(value["source_url"])}"' if value.get("source_url") else ""
    speaker = f"<footer>{footer}</footer>" if footer else ""
    return f"<blockquote{source}{language}>{value['text']}{speaker}</blockquote>"


def _picture(value: Value, shelf: Shelf) -> str:
    shown = shelf.picture(value["picture"], caption=value.get("caption") or "")
    return shown.figure if shown else ""


def _gallery(value: Value, shelf: Shelf) -> str:
    title = f"<h3>{escape(value['title'])}</h3>" if value.get("title") else ""
    # A list's items carry ids of their own since Wagtail 2.16.
    pictures = [picture.get("value", picture) for picture in value["pictures"]]
    return title + "".join(_picture(picture, shelf) for picture in pictures)


def _related(value: Value, shelf: Shelf) -> str:
    story = shelf.stories.get(value["story"])
    if story is None:
        return ""
    return f'<p><a href="{escape(shelf.address(story))}">{escape(story.headline)}</a></p>'


def _fact_box(value: Value, shelf: Shelf) -> str:
    return f"<aside><h3>{escape(value['title'])}</h3>{value['text']}</aside>"


def _table(value: Value, shelf: Shelf) -> str:
    caption = f"<caption>{escape(value['caption'])}</caption>" if value.get("caption") else ""
    headings = [column.get("heading") or "" for column in value.get("columns", ())]
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    head = f"<thead><tr>{head}</tr></thead>" if any(headings) else ""
    rows = "".join(_row(row["values"]) for row in value.get("rows", ()))
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>"


def _row(values: list[str]) -> str:
    return f"<tr>{''.join(f'<td>{value}</td>' for value in values)}</tr>"


def _embed(value: Value, shelf: Shelf) -> str:
    return f'<p><a href="{escape(value["url"])}">{escape(value["title"] or value["url"])}</a></p>'


def _preformatted(value: Value, shelf: Shelf) -> str:
    return f"<pre>{escape(value['text'])}</pre>"


DRAWN: Mapping[str, Callable[[Any, Shelf], str]] = {
    "paragraph": _rich,
    "heading": _heading,
    "list": _rich,
    "quote": _quote,
    "picture": _picture,
    "gallery": _gallery,
    "related": _related,
    "fact_box": _fact_box,
    "table": _table,
    "embed": _embed,
    "preformatted": _preformatted,
}
