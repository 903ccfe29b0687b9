"""Reads HTML as people and editors left it into a shallow tree; never refuses, never recurses."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from nightdesk.intake.html import shortcodes
from nightdesk.intake.html.tags import (
    ACTIVE,
    BLOCKS,
    BOUNDARIES,
    CLOSED_BY,
    LIFTED,
    PREFORMATTED,
    VOID,
)

DEEPEST = 48

# PostgreSQL keeps no NUL and XML no other control characters; half a surrogate is no character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# Document types, what Word leaves between brackets, PHP and other processing instructions.
_DECLARATION = re.compile(
    r"<!\[[^>\]]{0,200}\]?>?|<!doctype[^>]{0,500}>|<\?[^>]{0,2000}>|<[!?]", re.IGNORECASE
)
_ENDS_ALL = frozenset({"table", "tr", "thead", "tbody", "tfoot", "nd-caption", "nd-embed"})
_VERBATIM = PREFORMATTED | {"code", "script", "style"}


@dataclass(slots=True)
class Element:
    """One element; `holds_block` says whether a block stands anywhere below it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    holds_block: bool = False

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()

    def has_class(self, *names: str) -> bool:
        worn = self.get("class").split()
        return any(name in worn for name in names)

    def below(self, *tags: str) -> Iterator["Element"]:
        """Walk through the elements of these tags anywhere below, in reading order."""
        waiting: list[Node] = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                if node.tag in tags:
                    yield node
                waiting.extend(reversed(node.children))

    def drop(self, child: "Element") -> None:
        """Take one element out from wherever below it stands."""
        waiting = [self]
        while waiting:
            parent = waiting.pop()
            if any(node is child for node in parent.children):
                parent.children[:] = [node for node in parent.children if node is not child]
                return
            waiting.extend(node for node in parent.children if isinstance(node, Element))

    def text(self) -> str:
        """Answer all text below, line breaks as newlines."""
        parts: list[str] = []
        waiting: list[Node] = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            elif node.tag == "br":
                parts.append("\n")
            elif node.tag not in ACTIVE:
                space = [" "] if node.tag in BLOCKS else []
                parts.extend(space)
                waiting.extend(space)
                waiting.extend(reversed(node.children))
        return "".join(parts)


Node = Element | str


def parse(html: str) -> Element:
    """Answer the root of the tree; its `attributes` are empty, its children the copy."""
    composer = _Composer(html)
    composer.feed(_tamed(html))
    composer.close()
    return composer.root


def _tamed(html: str) -> str:
    """Take out what makes the parser stumble, hide brackets that were escaped on purpose."""
    html = _UNPRINTABLE.sub("", html.replace("\r\n", "\n").replace("\r", "\n"))
    html = _DECLARATION.sub("", html)
    # After the last ">" no tag can be whole; the parser would look for its end again and again.
    last = html.rfind(">") + 1
    return shortcodes.hide_escaped(html[:last] + html[last:].replace("<", "&lt;"))


class _Composer(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("nd-root")
        self._open = [self.root]
        self._count: Counter[str] = Counter()  # how many of each tag are open
        self._closers = shortcodes.closers(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = {name: shortcodes.show_escaped(value or "") for name, value in reversed(attrs)}
        self._start(tag, shown)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._start("br", {})
        if tag not in VOID:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if any(self._count[tag] for tag in _VERBATIM):
            self._write(data)
            return
        for piece in shortcodes.pieces(data):
            match piece:
                case str():
                    self._write(piece)
                case shortcodes.Opening():
                    self._open_shortcode(piece)
                case shortcodes.Closing():
                    self._end(piece.tag)

    def _open_shortcode(self, opening: shortcodes.Opening) -> None:
        attributes = {**opening.attributes, "nd-name": opening.name}
        if opening.tag in VOID:
            self._start(opening.tag, attributes)
        elif self._closers[opening.name] > 0:
            self._closers[opening.name] -= 1
            self._start(opening.tag, attributes)
        else:
            self._write(opening.attributes.get("caption", ""))

    def _write(self, text: str) -> None:
        if text:
            self._open[-1].children.append(shortcodes.show_escaped(text))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "img" and _is_smiley(attributes):
            self._write(attributes.get("alt", ""))
            return
        self._end_implied(tag)
        element = Element(tag, attributes)
        self._open[-1].children.append(element)
        if tag in BLOCKS:
            for above in reversed(self._open):
                if above.holds_block:
                    break
                above.holds_block = True
        if tag not in VOID and len(self._open) < DEEPEST:
            self._open.append(element)
            self._count[tag] += 1

    def _end_implied(self, tag: str) -> None:
        """Close what the start of `tag` ends though nobody wrote so: paragraphs, list items, cells."""
        if tag in BLOCKS and tag not in LIFTED:
            self._end("p")
        if tag in CLOSED_BY:
            ended, limits = CLOSED_BY[tag]
            for position in range(len(self._open) - 1, 0, -1):
                if self._open[position].tag in limits:
                    return
                if self._open[position].tag in ended:
                    self._close(position)
                    return

    def _end(self, tag: str) -> None:
        if not self._count[tag]:
            return
        for position in range(len(self._open) - 1, 0, -1):
            above = self._open[position].tag
            if above == tag:
                self._close(position)
                return
            if above in BOUNDARIES and tag not in _ENDS_ALL:
                return

    def _close(self, position: int) -> None:
        self._count.subtract(element.tag for element in self._open[position:])
        del self._open[position:]


def _is_smiley(attributes: dict[str, str]) -> bool:
    worn = attributes.get("class", "").split()
    return bool(attributes.get("alt")) and ("wp-smiley" in worn or "emoji" in worn)
