"""Reads copy the simple way, to check that intake lost no word of it."""

import re
from collections import Counter
from html import escape
from html.parser import HTMLParser

from nightdesk.intake.html import Body, GalleryAsked, PictureAsked

_UNSEEN = {"script", "style", "template", "title", "iframe", "video", "audio", "object"}
_WORD = re.compile(r"\w+")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN and self.unseen > 0

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.said.append(data)


def words(html: str) -> Counter[str]:
    """Count the words that a reader sees; tags neither join nor part words here."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return Counter(_WORD.findall("".join(reader.said)))


def source_words(html: str) -> Counter[str]:
    """Count the words of WordPress copy: without comments, shortcodes run."""
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    html = re.sub(r'\[caption[^\]]*?(?:caption="([^"]*)")?[^\]]*\]', r" \1 ", html)
    html = re.sub(r"\[/?(?:caption|gallery|audio|video|embed)[^\]]*\]", " ", html)
    return words(
        re.sub(
            r"<(?:/?(?:p|li|td|th|div|d[td]|h\d|figcaption|cite|tr|address|summary|caption|iframe|noscript|dl|ul|table)\b|br)",
            r" \g<0>",
            html,
        )
    )


def body_words(body: Body) -> Counter[str]:
    """Count the words of a body, wherever in its blocks they stand."""
    said: list[str] = []
    for block in body.blocks:
        if block.type == "preformatted" and isinstance(block.value, dict):
            said.append(escape(str(block.value["text"])))
        else:
            _gather(block.value, said)
    return words(re.sub(r"<(?=/?[a-z])", " <", " ".join(said))) + words(" ".join(said))


def _gather(value: object, said: list[str]) -> None:
    match value:
        case str():
            said.append(value)
        case PictureAsked():
            said += [value.caption, value.alternative_text]
        case GalleryAsked():
            said.append(value.title)
            _gather(list(value.pictures), said)
        case dict():
            _gather(list(value.values()), said)
        case list():
            for one in value:
                _gather(one, said)
