"""HTML of old archives turned into the blocks of a story: nothing active comes in, no word is lost."""

from collections import Counter

from nightdesk.intake.html.body import Block, Body, Change, GalleryAsked, PictureAsked
from nightdesk.intake.html.comments import strip_comments
from nightdesk.intake.html.galley import Galley
from nightdesk.intake.html.inline import plain
from nightdesk.intake.html.notes import sentences
from nightdesk.intake.html.tree import parse

__all__ = [
    "Block",
    "Body",
    "Change",
    "GalleryAsked",
    "PictureAsked",
    "body_from",
    "plain",
    "sentences",
]


def body_from(html: str, *, base_url: str = "") -> Body:
    """Answer the body that WordPress HTML stands for, of the classic editor or the block editor.

    Never refuses: what cannot be a block becomes paragraphs. Relative links are completed with
    `base_url`. Pictures are placeholders, to be found (or not) by the caller.
    """
    copy, has_blocks, changes = strip_comments(html)
    galley = Galley(base_url=base_url, keeps_lines=not has_blocks, changes=changes)
    galley.set(parse(copy).children)
    return Body(tuple(galley.blocks), Counter({kind: n for kind, n in changes.items() if n}))
