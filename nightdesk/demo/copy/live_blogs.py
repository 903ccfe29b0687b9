"""What the demo's reporters post while something happens."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCopy:
    """`ago` is minutes before now; a text's lines are its paragraphs; `picture` and `author` are keys."""

    author: str
    text: str
    ago: int = 0
    headline: str = ""
    picture: str = ""
    quote: Mapping[str, str] | None = None
    is_key: bool = False
    is_pinned: bool = False
