"""The words of a post, plain: as somebody in a hurry types them, and as lists quote them."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils.html import escape
from django.utils.text import Truncator

from nightdesk.lib.text import one_line
from nightdesk.stories.searched import block_lines

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

QUOTED = 120


def paragraphs(text: str) -> list[dict[str, Any]]:
    """The body of a plain text: each line that says something is a paragraph."""
    lines = filter(None, map(str.strip, text.splitlines()))
    return [
        {"type": "paragraph", "value": f"<p>{escape(line)}</p>", "id": str(uuid4())}
        for line in lines
    ]


def lines(body: "StreamValue") -> list[str]:
    """All that a body says, line by line, in the order readers meet it."""
    return [line for raw in body.raw_data for line in map(one_line, block_lines(raw)) if line]


def opening(body: "StreamValue") -> str:
    """Its first words, for a list that has nothing else to call it by."""
    return Truncator(next(iter(lines(body)), "")).chars(QUOTED)
