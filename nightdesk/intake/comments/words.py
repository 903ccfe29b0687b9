"""The words of a comment that another system kept as HTML: plain text, with its links written out."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "div", "blockquote", "li", "ul", "ol", "pre", "h1", "h2", "h3"})
_SILENT = frozenset({"script", "style"})
_LINES = re.compile(r"\n{3,}")
LONGEST_READ = 100_000


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0
        self.link, self.linked = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag == "br":
            self.said.append("\n")
        elif tag in _BLOCKS:
            self.said.append("\n\n")
        elif tag == "a":
            self.link, self.linked = dict(attrs).get("href") or "", len(self.said)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS:
            self.said.append("\n\n")
        elif tag == "a" and self.link.startswith(("http://", "https://")):
            words = "".join(self.said[self.linked :]).strip()
            self.said[self.linked :] = [words if words == self.link else f"{words} ({self.link})"]
            self.link = ""

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def plain(html: str) -> str:
    """Paragraphs and breaks stay; everything else that is no word goes."""
    if "<" not in html and "&" not in html:
        return html.strip()
    reader = _Words()
    reader.feed(html[:LONGEST_READ])
    reader.close()
    return _LINES.sub("\n\n", "".join(reader.said)).strip()
