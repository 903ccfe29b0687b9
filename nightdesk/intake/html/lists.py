"""Lists, however deep: their nesting stays, pictures inside them follow after."""

from typing import TYPE_CHECKING

from nightdesk.intake.html.body import Block, Change
from nightdesk.intake.html.inline import clean_copy
from nightdesk.intake.html.passage import as_lines
from nightdesk.intake.html.tags import LISTS
from nightdesk.intake.html.tree import Element, Node

if TYPE_CHECKING:
    from nightdesk.intake.html.galley import Galley


def set_list(element: Element, galley: "Galley") -> None:
    """Set a list as one block of nested HTML."""
    items: list[str] = []
    lifted: list[Block] = []
    for nodes, joins in _entries(element):
        html, apart = as_lines(galley.inner(nodes))
        lifted.extend(apart)
        if joins and items:
            items[-1] += html
        elif html:
            items.append(html)
    _add_list(items, element, galley)
    _add_lifted(lifted, galley)


def set_terms(element: Element, galley: "Galley") -> None:
    """Set a list of terms and what they mean: a list whose items begin with the term."""
    items: list[str] = []
    lifted: list[Block] = []
    has_meaning = True
    for child in _flattened(element):
        is_term = isinstance(child, Element) and child.tag == "dt"
        nodes = (
            child.children if isinstance(child, Element) and child.tag in {"dt", "dd"} else [child]
        )
        html, apart = as_lines(galley.inner(nodes))
        lifted.extend(apart)
        if not html:
            continue
        html = (
            f"<strong>{html}</strong>"
            if is_term and "<ul" not in html and "<ol" not in html
            else html
        )
        if items and (not is_term or not has_meaning):
            items[-1] += f"<br>{html}"
        else:
            items.append(html)
        has_meaning = not is_term
    galley.changes[Change.TERMS_BECAME_LIST] += bool(items)
    _add_list(items, Element("ul"), galley)
    _add_lifted(lifted, galley)


def _flattened(element: Element) -> list[Node]:
    """Answer the terms of a list, out of the groups that HTML allows around them."""
    nodes: list[Node] = []
    for child in element.children:
        nodes.extend(
            child.children if isinstance(child, Element) and child.tag == "div" else [child]
        )
    return nodes


def _entries(element: Element) -> list[tuple[list[Node], bool]]:
    """Answer the entries of a list; a list put straight into a list belongs to the entry before it."""
    entries: list[tuple[list[Node], bool]] = []
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                entries.append(([child], False))
        elif child.tag == "li":
            entries.append((child.children, False))
        else:
            entries.append(([child], child.tag in LISTS))
    return entries


def _add_list(items: list[str], element: Element, galley: "Galley") -> None:
    if not items:
        return
    tag = "ol" if element.tag == "ol" else "ul"
    start = element.get("start")
    attributes = (
        f' start="{int(start)}"' if start.isascii() and start.isdigit() and tag == "ol" else ""
    )
    if tag == "ol" and "reversed" in element.attributes:
        attributes += " reversed"
    html = "".join(f"<li>{item}</li>" for item in items)
    galley.add("list", clean_copy(f"<{tag}{attributes}>{html}</{tag}>"))


def _add_lifted(lifted: list[Block], galley: "Galley") -> None:
    galley.changes[Change.PICTURE_MOVED_OUT] += len(lifted)
    galley.blocks.extend(lifted)
