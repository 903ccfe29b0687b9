"""Rich text as typography reads it: its words in one line, and where each character of them stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

_TOKEN = re.compile(
    r"""
    (?P<tag> <!--.*?--> | </?(?P<name>[a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*> )
    | (?P<entity> &(?:\#\d+|\#[xX][0-9a-fA-F]+|\w+); )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_LEFT_ALONE = frozenset({"code", "pre", "kbd", "samp", "var", "tt", "script", "style", "textarea"})
_IN_LINE = _LEFT_ALONE - {"pre"} | set(
    "a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time u wbr embed".split()
)
_LINE, _PARAGRAPH = "\n", "\u2029"


@dataclass(slots=True)
class Galley:
    """`parts` are the source, piece by piece, each with the place of its character in `signs`, if it has one."""

    signs: list[str] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    parts: list[tuple[str, int | None]] = field(default_factory=list)

    def add(self, source: str, sign: str, *, is_kept: bool) -> None:
        if is_kept:
            self.kept.add(len(self.signs))
        self.parts.append((source, len(self.signs)))
        self.signs.append(sign)

    def add_tag(self, source: str, name: str) -> None:
        self.parts.append((source, None))
        if name not in _IN_LINE:
            self.signs.append(_LINE if name == "br" else _PARAGRAPH)

    def with_pieces(self, pieces: list[str]) -> Iterator[tuple[str, str]]:
        """Each piece of the source, and what it became."""
        for source, place in self.parts:
            if place is None or pieces[place] == self.signs[place]:
                yield source, source
            else:
                yield source, escape(pieces[place], quote=False)


def read(html: str) -> Galley:
    galley = Galley()
    alone: list[str] = []
    for token in _TOKEN.finditer(html):
        name = (token["name"] or "").lower()
        if token["tag"]:
            galley.add_tag(token[0], name or "span")
            if name in _LEFT_ALONE:
                _enter_or_leave(alone, name, token[0])
            continue
        sign = unescape(token[0]) if token["entity"] else token[0]
        is_one = len(sign) == 1
        galley.add(token[0], sign if is_one else "x", is_kept=bool(alone) or not is_one)
    return galley


def _enter_or_leave(alone: list[str], name: str, tag: str) -> None:
    if not tag.startswith("</"):
        alone.append(name)
    elif name in alone:
        del alone[alone.index(name) :]
