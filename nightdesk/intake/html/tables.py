"""Tables: a heading for each column, rows of cells; tables that only lay out a page are unpacked."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nightdesk.intake.html.body import Block, Change
from nightdesk.intake.html.inline import clean_copy
from nightdesk.intake.html.passage import as_paragraphs
from nightdesk.intake.html.tags import CELLS
from nightdesk.intake.html.tree import Element, Node

if TYPE_CHECKING:
    from nightdesk.intake.html.galley import Galley

_WIDEST = 60
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})


@dataclass(slots=True)
class _Parts:
    """What stands in a table: rows in the order they are read, and what strayed between them."""

    head: list[Element] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    foot: list[Element] = field(default_factory=list)
    captions: list[Element] = field(default_factory=list)
    strays: list[Node] = field(default_factory=list)


def set_table(element: Element, galley: "Galley", *, caption: str = "") -> None:
    """Set a table; one with a single cell is no table, its copy is set as it is."""
    parts = _Parts()
    _sort(element, parts, parts.body)
    galley.set(parts.strays)
    rows = [*parts.head, *parts.body, *parts.foot]
    if sum(len(_cells(row)) for row in rows) < 2:  # noqa: PLR2004 - a single cell
        galley.set([*parts.captions, *(cell for row in rows for cell in _cells(row))])
        galley.set([caption])
        return
    headings: list[str] = []
    if _is_head(rows[0], parts):
        headings = [" ".join(cell.text().split()) for cell in _spanned(rows.pop(0), galley)]
    lifted: list[Block] = []
    values = [_row(row, galley, lifted) for row in rows]
    _add_table(headings, values, galley, caption=_caption(parts, caption))
    galley.changes[Change.PICTURE_MOVED_OUT] += len(lifted)
    galley.blocks.extend(lifted)


def _sort(element: Element, parts: _Parts, rows: list[Element]) -> None:
    sections = {"thead": parts.head, "tfoot": parts.foot}
    for child in element.children:
        if isinstance(child, str):
            parts.strays.extend([child] if child.strip() else [])
        elif child.tag == "tr":
            parts.strays.extend(
                node
                for node in child.children
                if (node.strip() if isinstance(node, str) else node.tag not in CELLS)
            )
            rows.append(child)
        elif child.tag in _SECTIONS:
            _sort(child, parts, sections.get(child.tag, parts.body))
        elif child.tag in CELLS:
            rows.append(Element("tr", {}, [child], holds_block=True))
        elif child.tag == "caption":
            parts.captions.append(child)
        elif child.tag not in {"colgroup", "col"}:
            parts.strays.append(child)


def _cells(row: Element) -> list[Element]:
    return [node for node in row.children if isinstance(node, Element) and node.tag in CELLS]


def _is_head(row: Element, parts: _Parts) -> bool:
    return row in parts.head[:1] or all(cell.tag == "th" for cell in _cells(row))


def _spanned(row: Element, galley: "Galley") -> list[Element]:
    """Answer the cells of a row with empty ones where a cell spans several columns."""
    cells: list[Element] = []
    for cell in _cells(row):
        cells.append(cell)
        span = cell.get("colspan")
        if span.isascii() and span.isdigit() and int(span[:4]) > 1:
            galley.changes[Change.TABLE_SIMPLIFIED] += 1
            room = max(0, _WIDEST - len(cells))
            cells.extend(Element("td") for _ in range(min(int(span[:4]) - 1, room)))
    return cells


def _row(row: Element, galley: "Galley", lifted: list[Block]) -> list[str]:
    values: list[str] = []
    for cell in _spanned(row, galley):
        html, apart = as_paragraphs(galley.inner(cell.children))
        lifted.extend(apart)
        if cell.tag == "th":
            html = html.replace("<p>", "<p><strong>").replace("</p>", "</strong></p>")
        if cell.get("rowspan") not in {"", "1"}:
            galley.changes[Change.TABLE_SIMPLIFIED] += 1
        values.append(clean_copy(html))
    return values


def _caption(parts: _Parts, caption: str) -> str:
    said = [" ".join(element.text().split()) for element in parts.captions]
    return " ".join(part for part in [*said, caption] if part)


def _add_table(
    headings: list[str], rows: list[list[str]], galley: "Galley", *, caption: str
) -> None:
    width = max([len(headings), *(len(row) for row in rows)])
    headings += [""] * (width - len(headings))
    galley.add(
        "table",
        {
            "columns": [{"type": "text", "heading": heading} for heading in headings],
            "rows": [{"values": row + [""] * (width - len(row))} for row in rows],
            "caption": caption,
        },
    )
