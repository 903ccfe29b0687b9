"""Blocks turned back into HTML, for the places that hold copy but no blocks: items, cells, quotes."""

from html import escape

from nightdesk.intake.html.body import Block


def as_paragraphs(blocks: list[Block]) -> tuple[str, list[Block]]:
    """Answer the copy of these blocks as paragraphs and lists, and the blocks that are no copy."""
    html: list[str] = []
    apart: list[Block] = []
    for block in blocks:
        copy = _copy(block)
        if copy is None:
            apart.append(block)
        else:
            html.append(copy)
    return "".join(html), apart


def as_lines(blocks: list[Block]) -> tuple[str, list[Block]]:
    """Answer the copy of these blocks as lines with breaks between them, and the other blocks."""
    html, apart = as_paragraphs(blocks)
    return _without_paragraphs(html), apart


def _copy(block: Block) -> str | None:
    value = block.value
    if block.type in {"paragraph", "list"} and isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return None
    text = str(value.get("text", ""))
    if block.type == "heading":
        return f"<p><strong>{escape(text, quote=False)}</strong></p>"
    if block.type == "preformatted":
        return "<p><code>" + escape(text, quote=False).replace("\n", "<br>") + "</code></p>"
    if block.type == "quote":
        speaker = escape(str(value["speaker"]), quote=False)
        return text + (f"<p>{speaker}</p>" if speaker else "")
    return None


def _without_paragraphs(html: str) -> str:
    html = html.replace("</p><p>", "<br>").replace("<p>", "").replace("</p>", "<br>")
    html = html.replace("<br><ul", "<ul").replace("<br><ol", "<ol")
    return html.removesuffix("<br>")
