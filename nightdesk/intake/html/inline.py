"""What stands inside a line: kept if a paragraph may hold it, else its words alone."""

import re
from collections import Counter
from html import escape
from urllib.parse import urljoin, urlsplit

import nh3

from nightdesk.intake.html.body import Change
from nightdesk.intake.html.tags import ACTIVE, FIELDS, KEPT
from nightdesk.intake.html.tree import Element, Node, parse

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SPACE = re.compile(r"[ \t\f\n]+")
_LINE_END = re.compile(r"[ \t\f]*\n[ \t\f\n]*")
_BREAKS = re.compile(r"(?:\s*<br>\s*)+")
_PARAGRAPH = frozenset({"a", "b", "strong", "i", "em", "code", "sub", "sup", "s", "mark", "br"})
_LINE = nh3.Cleaner(
    tags=set(_PARAGRAPH), attributes={"a": {"href"}}, url_schemes=set(SCHEMES), link_rel=None
)
_COPY = nh3.Cleaner(
    tags=set(_PARAGRAPH | {"p", "ul", "ol", "li"}),
    attributes={"a": {"href"}, "ol": {"start", "reversed"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def clean_line(html: str) -> str:
    """Pass one line of copy through the sanitiser: nothing but what a paragraph may hold is left."""
    return _LINE.clean(html)


def clean_copy(html: str) -> str:
    """Pass several paragraphs or a list through the sanitiser."""
    return _COPY.clean(html)


def tidy(html: str) -> str:
    """Take the space and the line breaks off both ends of a line."""
    html = _BREAKS.sub("<br>", html).strip()
    return html.removeprefix("<br>").removesuffix("<br>").strip()


class Line:
    """Writes inline nodes as HTML; with `keeps_lines`, a newline in the source is a line break."""

    def __init__(self, *, base_url: str, keeps_lines: bool, changes: Counter[str]) -> None:
        self.base_url = base_url
        self.keeps_lines = keeps_lines
        self.changes = changes

    def write(self, nodes: list[Node]) -> str:
        return "".join(
            self._text(node) if isinstance(node, str) else self._tag(node) for node in nodes
        )

    def _text(self, text: str) -> str:
        if self.keeps_lines:
            text = _LINE_END.sub("\n", text)
            return "<br>".join(
                escape(_SPACE.sub(" ", line), quote=False) for line in text.split("\n")
            )
        return escape(_SPACE.sub(" ", text), quote=False)

    def _tag(self, element: Element) -> str:
        if element.tag == "br":
            return "<br>"
        if element.tag in ACTIVE:
            self.changes[Change.ACTIVE_CONTENT_DROPPED] += 1
            return ""
        if element.tag == "svg":
            self.changes[Change.DRAWING_DROPPED] += 1
            return escape(element.text(), quote=False)
        if element.tag in FIELDS:
            self.changes[Change.FORM_FIELD_DROPPED] += 1
        self._note_handlers(element)
        inside = self.write(element.children)
        if element.tag == "a":
            return self._link(element, inside)
        if element.tag == "q":
            return f"“{inside}”"
        kept = KEPT.get(element.tag)
        return f"<{kept}>{inside}</{kept}>" if kept and inside.strip() else inside

    def _link(self, element: Element, inside: str) -> str:
        if not inside.strip() or not element.get("href"):
            return inside
        address = self.address(element.get("href"))
        if not address:
            self.changes[Change.LINK_DROPPED] += 1
            return inside
        return f'<a href="{escape(address)}">{inside}</a>'

    def address(self, href: str) -> str:
        """Answer the whole address of a link; nothing when it leads to no page and no person."""
        try:
            address = "" if href.startswith("#") else urljoin(self.base_url, href)
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme.lower() in {"http", "https"}:
            return address if parts.hostname else ""
        return address if parts.scheme.lower() in SCHEMES else ""

    def _note_handlers(self, element: Element) -> None:
        if any(name.startswith("on") for name in element.attributes):
            self.changes[Change.ACTIVE_CONTENT_DROPPED] += 1


def plain(html: str) -> str:
    """Answer the words alone of a headline or caption, entities read, space collapsed."""
    return " ".join(parse(html).text().split())
