"""The HTML of an item made whole: blocks it shares with others, and its footnotes, are drawn in."""

import json
import re
from collections.abc import Mapping

from nightdesk.intake.wxr import Item

_REUSED = re.compile(r"<!--\s+wp:block\s+\{[^{}]*\"ref\":\s*(\d{1,12})[^{}]*\}\s+/-->")
_DEEPEST = 3  # a shared block may hold another one
_LONGEST = 2_000_000


def whole_html(item: Item, reused: Mapping[int, str]) -> str:
    """Answer all that readers of the old site saw as this item's text."""
    html = item.content
    for _level in range(_DEEPEST):
        drawn = _REUSED.sub(lambda match: reused.get(int(match[1]), match[0]), html)
        if drawn == html or len(drawn) > _LONGEST:
            break
        html = drawn
    return html + _footnotes(item.said("footnotes"))


def _footnotes(stored: str) -> str:
    """Read the notes the block editor keeps apart from the text, as a list in their order."""
    try:
        notes = json.loads(stored) if stored else []
    except (ValueError, RecursionError):
        return ""
    if not isinstance(notes, list):
        return ""
    contents = [str(note.get("content") or "") for note in notes if isinstance(note, dict)]
    return "<ol>" + "".join(f"<li>{content}</li>" for content in contents) + "</ol>"
