"""Quotations: what was said, who said it, and where it can be read."""

from typing import TYPE_CHECKING

from nightdesk.intake.html.inline import clean_copy
from nightdesk.intake.html.passage import as_paragraphs
from nightdesk.intake.html.tree import Element, Node

if TYPE_CHECKING:
    from nightdesk.intake.html.galley import Galley

_LONGEST_SPEAKER = 200
_DASHES = "—–―-~ \t\n\xa0"


def set_quote(element: Element, galley: "Galley", *, credit: Element | None = None) -> None:
    """Set a block quotation; its closing ``<cite>``, or the caption given, names the speaker."""
    cite = credit or _take_closing_cite(element)
    text, apart = as_paragraphs(galley.inner(element.children))
    speaker = " ".join(cite.text().split()).strip(_DASHES) if cite else ""
    source = _source(element, cite, galley)
    if len(speaker) > _LONGEST_SPEAKER or not text:
        said, extra = as_paragraphs(galley.inner(cite.children if cite else []))
        text, speaker, apart = text + said, "", apart + extra
    if text:
        galley.add(
            "quote",
            {
                "text": clean_copy(text),
                "speaker": speaker,
                "role": "",
                "said_where": "",
                "said_when": "",
                "source_url": source,
                "language": element.get("lang"),
            },
        )
    galley.blocks.extend(apart)


def _source(element: Element, cite: Element | None, galley: "Galley") -> str:
    """Answer where the quotation can be read, if it says so and the address is one of the web."""
    given = [element.get("cite")]
    if cite:
        given += [link.get("href") for link in cite.below("a")]
    for href in given:
        address = galley.line.address(href) if href else ""
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _take_closing_cite(element: Element) -> Element | None:
    """Take the cite out when it is the last thing said; one in the middle is part of the copy."""
    parent = element
    while last := _last(parent):
        if last.tag in {"cite", "footer"} and not any(True for _ in last.below("img")):
            _drop(parent, last)
            return last
        if last.tag not in {"p", "div", "figure", "figcaption"}:
            return None
        parent = last
    return None


def _last(parent: Element) -> Element | None:
    """Answer the last child that says something, if it is an element."""
    for node in reversed(parent.children):
        if isinstance(node, str):
            if node.strip():
                return None
        elif node.tag != "br":
            return node
    return None


def _drop(parent: Element, child: Element) -> None:
    kept: list[Node] = [node for node in parent.children if node is not child]
    parent.children[:] = kept
