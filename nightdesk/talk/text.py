"""The text of comments: typed plain with a little Markdown, cleaned once, when it is written."""

import re
import unicodedata

import nh3
from markdown_it import MarkdownIt

from nightdesk.talk.shortcuts import taught

LONGEST = 5000
# What a comment may be made of. Headings, pictures, tables and HTML are not.
_RULES = ("paragraph", "blockquote", "list", "newline", "escape", "backticks", "emphasis")
_MARKDOWN = taught(
    MarkdownIt("zero", {"linkify": True, "breaks": True, "html": False}).enable(
        [*_RULES, "linkify", "entity"]
    )
)
_TAGS = {"p", "br", "em", "strong", "code", "blockquote", "ul", "ol", "li", "a"}
_REL = "nofollow ugc noopener noreferrer"
# C0 and C1 controls but line feed; marks that turn the direction of writing for what follows.
_UNWANTED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_MANY_LINES = re.compile(r"\n{3,}")


def typed(text: str) -> str:
    """The text as it is kept: NFC, one kind of line break, no controls. Its length is the phases' question."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    return _MANY_LINES.sub("\n\n", text).strip()


def as_html(text: str) -> str:
    """What readers get. Links say that they are readers', and lead nowhere but http, https and mail."""
    drawn = _MARKDOWN.render(text)
    return nh3.clean(
        drawn,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=_REL,
    ).strip()
