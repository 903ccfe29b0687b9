"""The galley: where the copy of one body is set, block after block, in reading order."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from nightdesk.intake.html import embeds, lists, pictures, quotes, shortcodes, tables
from nightdesk.intake.html.body import Block, Change, Value
from nightdesk.intake.html.inline import Line, clean_line, tidy
from nightdesk.intake.html.tags import BLOCKS, HEADINGS, LIFTED, LISTS, PREFORMATTED
from nightdesk.intake.html.tree import Element, Node

_BLANK_LINE = re.compile(r"\n[ \t\f\xa0]*\n\s*")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_EMPTY = re.compile(r"(?:<[^>]*>|&nbsp;|[\s\u200b\ufeff])*")
_HANDLERS: dict[str, Callable[[Element, "Galley"], None]] = {
    **dict.fromkeys(LISTS, lists.set_list),
    **dict.fromkeys(("figure", "nd-caption"), pictures.set_figure),
    **dict.fromkeys(("iframe", "video", "audio", "object", "embed"), embeds.set_media),
    "nd-media": embeds.set_shortcode,
    "nd-embed": embeds.set_address,
    "dl": lists.set_terms,
    "table": tables.set_table,
    "blockquote": quotes.set_quote,
    "img": pictures.set_picture,
    "nd-gallery": pictures.set_gallery_shortcode,
}


class Galley:
    """Takes nodes and sets them as blocks; inner galleys share the notes, not the blocks."""

    def __init__(self, *, base_url: str, keeps_lines: bool, changes: Counter[str]) -> None:
        self.blocks: list[Block] = []
        self.changes = changes
        self.line = Line(base_url=base_url, keeps_lines=keeps_lines, changes=changes)

    def inner(self, nodes: list[Node]) -> list[Block]:
        """Answer what these nodes would be as blocks, without setting them here."""
        galley = Galley(
            base_url=self.line.base_url, keeps_lines=self.line.keeps_lines, changes=self.changes
        )
        galley.set(nodes)
        return galley.blocks

    def add(self, kind: str, value: Value) -> None:
        self.blocks.append(Block(kind, value))

    def add_paragraph(self, html: str) -> None:
        """Set one paragraph of finished inline HTML, unless nobody would see it."""
        if _EMPTY.fullmatch(html) is None:
            self.add("paragraph", f"<p>{html}</p>")

    def set(self, nodes: list[Node]) -> None:
        """Set these nodes: lines become paragraphs, blocks what they are."""
        run: list[Node] = []
        for node in _spread(nodes):
            if isinstance(node, Element) and node.tag in BLOCKS:
                self._set_run(run)
                run = []
                self._set_block(node)
            else:
                run.append(node)
        self._set_run(run)

    def _set_run(self, run: list[Node]) -> None:
        for nodes in _paragraphs(run):
            if address := _lone_address(nodes):
                embeds.set_lone_address(address, self)
                continue
            if code := _lone_code(nodes):
                self._set_preformatted(code)
                continue
            for node in nodes:
                if isinstance(node, str):
                    self.changes[Change.SHORTCODE_LEFT_AS_TEXT] += len(shortcodes.foreign(node))
            self.add_paragraph(tidy(clean_line(self.line.write(nodes))))

    def _set_block(self, element: Element) -> None:
        if any(name.startswith("on") for name in element.attributes):
            self.changes[Change.ACTIVE_CONTENT_DROPPED] += 1
        if pictures.is_gallery(element):
            pictures.set_gallery(element, self)
        elif pictures.is_caption(element):
            pictures.set_figure(element, self)
        elif element.tag in HEADINGS:
            self._set_heading(element)
        elif element.tag in PREFORMATTED:
            self._set_preformatted(element)
        elif handler := _HANDLERS.get(element.tag):
            handler(element, self)
        else:
            self._set_passage(element)

    def _set_passage(self, element: Element) -> None:
        """Set what only holds other things: its copy counts, its frame does not."""
        if element.tag == "hr":
            self.changes[Change.RULE_DROPPED] += 1
        elif element.tag == "summary":
            self.set([Element("strong", {}, element.children, element.holds_block)])
        elif element.tag == "noscript":
            pictures.set_noscript(element, self)
        else:
            pictures.set_background(element, self)
            self.set(element.children)

    def _set_heading(self, element: Element) -> None:
        level = {"h1": "2", "h2": "2", "h3": "3"}.get(element.tag, "4")
        if f"h{level}" != element.tag:
            self.changes[Change.HEADING_LEVEL_CHANGED] += 1
        if text := " ".join(element.text().split()):
            self.add("heading", {"text": text, "level": level})
        for lifted in element.below(*LIFTED, "nd-gallery"):
            self._set_block(lifted)

    def _set_preformatted(self, element: Element) -> None:
        text = element.text().replace("\xa0", " ").strip("\n").rstrip()
        if text.strip():
            self.add("preformatted", {"text": text})
        for lifted in element.below("img"):
            self._set_block(lifted)


def _spread(nodes: list[Node]) -> Iterator[Node]:
    """Break up inline elements around the blocks inside them, so that a run holds lines only."""
    for node in nodes:
        if isinstance(node, str) or node.tag in BLOCKS or not node.holds_block:
            yield node
            continue
        run: list[Node] = []
        for part in _spread(node.children):
            if isinstance(part, Element) and part.tag in BLOCKS:
                yield Element(node.tag, node.attributes, run)
                run = []
                yield part
            else:
                run.append(part)
        yield Element(node.tag, node.attributes, run)


def _paragraphs(run: list[Node]) -> Iterator[list[Node]]:
    """Split a run of lines where a blank line, or an address alone on its line, stands between them."""
    paragraph: list[Node] = []
    for position, node in enumerate(run):
        if not isinstance(node, str):
            paragraph.append(node)
            continue
        first, *others = _BLANK_LINE.split(_with_addresses_apart(node, run, position))
        paragraph.append(first)
        for other in others:
            yield paragraph
            paragraph = [other]
    yield paragraph


def _with_addresses_apart(text: str, run: list[Node], position: int) -> str:
    """Put blank lines around an address that stands alone on its line, as WordPress embeds them."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        starts_line = number > 0 or position == 0
        ends_line = number < len(lines) - 1 or position == len(run) - 1
        if starts_line and ends_line and _ADDRESS.fullmatch(line.strip()):
            lines[number] = f"\n{line}\n"
    return "\n".join(lines)


def _lone_address(nodes: list[Node]) -> str:
    """Answer the address when a paragraph is nothing but one."""
    if not all(isinstance(node, str) for node in nodes):
        return ""
    text = "".join(node for node in nodes if isinstance(node, str)).strip()
    return text if _ADDRESS.fullmatch(text) else ""


def _lone_code(nodes: list[Node]) -> Element | None:
    """Answer the code when a paragraph is nothing but several lines of it: their indents count."""
    said = [node for node in nodes if not isinstance(node, str) or node.strip()]
    if len(said) == 1 and isinstance(said[0], Element) and said[0].tag == "code":
        return said[0] if "\n" in said[0].text().strip() else None
    return None
