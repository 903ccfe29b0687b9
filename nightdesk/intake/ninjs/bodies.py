"""The body of an item: the best of the forms it was sent in, as blocks."""

import re
from html import escape

from nightdesk.intake.html import Block, Body, body_from
from nightdesk.intake.ninjs.fields import Fields
from nightdesk.lib.text import clean

_MARKUP = re.compile(r"<(?:p|div|section|article|body|h[1-6]|ul|ol|blockquote)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_MAIN = frozenset({"", "main", "body", "html", "xhtml", "text"})


def body_of(fields: Fields) -> Body:
    """The main body, HTML before plain text. NITF and other XML is read as the HTML it resembles."""
    sent = [form for form in fields.values("bodies", prefix="body_") if form[2].strip()]
    if not sent and isinstance(fields.said.get("body"), str):
        sent = [("", "", fields.said["body"])]
    if not sent:
        return Body()
    role, kind, text = min(sent, key=_rank)
    return _from_html(text) if _is_markup(role, kind, text) else _from_text(text)


def _rank(form: tuple[str, str, str]) -> tuple[bool, bool]:
    return (form[0] not in _MAIN, not _is_markup(*form))


def _is_markup(role: str, kind: str, text: str) -> bool:
    if kind:
        return "html" in kind or "xml" in kind
    return "html" in role or (role != "text" and _MARKUP.search(text) is not None)


def _from_html(text: str) -> Body:
    return body_from(clean(text))


def _from_text(text: str) -> Body:
    """A blank line parts paragraphs; text without any has one to each line."""
    text = clean(text).strip()
    parts = _BLANK_LINE.split(text)
    paragraphs = parts if len(parts) > 1 else text.split("\n")
    written = (_paragraph(part) for part in paragraphs if part.strip())
    return Body(tuple(Block("paragraph", html) for html in written))


def _paragraph(text: str) -> str:
    lines = "<br>".join(escape(line.strip(), quote=False) for line in text.strip().split("\n"))
    return f"<p>{lines}</p>"
