"""Shortcuts: a few little pictures that can be typed as words, such as `:heart:`."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

PICTURES = {
    "anchor": "⚓", "ball": "⚽", "boat": "⛵", "cake": "🍰", "cat": "🐱", "clap": "👏", "coffee": "☕", "cry": "😢",
    "dog": "🐶", "eyes": "👀", "fire": "🔥", "fish": "🐟", "flag": "🏁", "heart": "❤️", "laugh": "😄", "music": "🎶",
    "no": "👎", "ok": "👌", "party": "🎉", "question": "❓", "rain": "🌧️", "smile": "🙂", "snow": "❄️", "star": "⭐",
    "storm": "⛈️", "sun": "☀️", "thanks": "🙏", "think": "🤔", "wave": "👋", "wind": "💨", "wink": "😉", "yes": "👍",
}  # fmt: skip
_SHORTCUT = re.compile(rf"(?<!\w):({'|'.join(PICTURES)}):(?!\w)")


def drawn(text: str) -> str:
    return _SHORTCUT.sub(lambda match: PICTURES[match[1]], text)


def draw_in(state: StateCore) -> None:
    """A rule for Markdown: in what is text, not in code nor in an address."""
    for block in state.tokens:
        in_link = False
        for token in block.children or ():
            if token.type in {"link_open", "link_close"}:
                in_link = token.type == "link_open"
            elif token.type == "text" and not in_link:
                token.content = drawn(token.content)


def taught(markdown: MarkdownIt) -> MarkdownIt:
    markdown.core.ruler.push("shortcuts", draw_in)
    return markdown
