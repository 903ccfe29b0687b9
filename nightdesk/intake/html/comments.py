"""The comments in a body: the marks of the block editor, page breaks, and what Word left behind."""

import re
from collections import Counter

from nightdesk.intake.html.body import Change

_BLOCK = re.compile(r"\s*(/?)wp:([a-z][\w/-]*)")


def strip_comments(html: str) -> tuple[str, bool, Counter[str]]:
    """Answer the copy without comments, whether the block editor wrote it, and what went with them.

    A block that is only a comment (``wp:latest-posts /``) was drawn anew at each visit: it has no
    copy of its own and is noted. A comment without an end hides nothing: its words are kept.
    """
    kept: list[str] = []
    changes: Counter[str] = Counter()
    has_blocks = False
    position = 0
    while (start := html.find("<!--", position)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        kept.append(html[position:start])
        comment = html[start + 4 : end]
        position = end + 3
        if _BLOCK.match(comment):
            has_blocks = True
            if comment.rstrip().endswith("/"):
                changes[Change.DYNAMIC_BLOCK_LEFT_OUT] += 1
        elif comment.strip() == "nextpage":
            changes[Change.PAGE_BREAK_DROPPED] += 1
            kept.append("\n\n")
    kept.append(html[position:].replace("<!--", ""))
    return "".join(kept), has_blocks, changes
