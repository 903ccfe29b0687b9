"""WordPress shortcodes: ``[gallery ids="1,2"]`` and the like, found in the text between tags."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

TAGS = {
    "caption": "nd-caption",
    "wp_caption": "nd-caption",
    "gallery": "nd-gallery",
    "embed": "nd-embed",
    "video": "nd-media",
    "audio": "nd-media",
    "playlist": "nd-gallery",
    "youtube": "nd-media",
    "vimeo": "nd-media",
}
"""The shortcodes we understand, and the element that stands for each in the tree."""

_NAMES = "|".join(sorted(TAGS, key=len, reverse=True))
_SHORTCODE = re.compile(rf"\[(\[?)(/?)({_NAMES})(?![\w-])([^\[\]]*)\](\]?)")
_CLOSER = re.compile(rf"\[/({_NAMES})\]")
_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s*=\s*"([^"]*)"|([\w-]+)\s*=\s*'([^']*)'|([\w-]+)\s*=\s*([^\s"']+)|"([^"]*)"|(\S+)"""
)
_FOREIGN = re.compile(r"\[/?([a-z][\w-]{2,40})(?:\s+[\w-]+\s*=[^\[\]]*|/?)\]")
_CURLY = str.maketrans("“”„″«»", '""""""')
# Editors wrote &#91;gallery&#93; to show a shortcode instead of running it.
_HIDDEN = {
    "&#91;": "\ue091",
    "&#091;": "\ue091",
    "&#x5b;": "\ue091",
    "&lbrack;": "\ue091",
    "&lsqb;": "\ue091",
}
_ESCAPED = re.compile("|".join(map(re.escape, _HIDDEN)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """``[caption id="attachment_7"]``; values without a name are called 0, 1, 2 and so on."""

    name: str
    attributes: dict[str, str]

    @property
    def tag(self) -> str:
        return TAGS[self.name]


@dataclass(frozen=True, slots=True)
class Closing:
    """``[/caption]``."""

    name: str

    @property
    def tag(self) -> str:
        return TAGS[self.name]


def pieces(text: str) -> Iterator[str | Opening | Closing]:
    """Go through the text and the shortcodes in it; ``[[gallery]]`` is text that says [gallery]."""
    position = 0
    for match in _SHORTCODE.finditer(text):
        before, slash, name, inside, after = match.groups()
        yield text[position : match.start()]
        position = match.end()
        if before and after:
            yield match[0][1:-1]
            continue
        yield before
        yield Closing(name) if slash else Opening(name, _attributes(inside))
        yield after
    yield text[position:]


def closers(text: str) -> Counter[str]:
    """Count the closing shortcodes: an opening one without its closing must not swallow the rest."""
    return Counter(_CLOSER.findall(text))


def foreign(text: str) -> list[str]:
    """Name what looks like a shortcode of a plug-in we know nothing of; its text stays in the copy."""
    found = [match for match in _FOREIGN.finditer(text) if match[1] not in TAGS]
    closed = {match[1] for match in found if match[0].startswith("[/")}
    return [match[1] for match in found if "=" in match[0] or match[1] in closed]


def hide_escaped(html: str) -> str:
    """Keep brackets that were written as entities from being read as shortcodes."""
    return _ESCAPED.sub("\ue091", html)


def show_escaped(text: str) -> str:
    """Turn the hidden brackets back."""
    return text.replace("\ue091", "[")


def _attributes(inside: str) -> dict[str, str]:
    text = inside if '"' in inside else inside.translate(_CURLY)
    found: dict[str, str] = {}
    bare = 0
    for match in _ATTRIBUTE.finditer(text.strip().removesuffix("/")):
        name = match[1] or match[3] or match[5]
        value = next((part for part in match.group(2, 4, 6, 7, 8) if part is not None), "")
        if name:
            found.setdefault(name.lower(), value)
        else:
            found[str(bare)] = value.lstrip("=")
            bare += 1
    return found
