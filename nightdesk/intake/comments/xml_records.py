"""Reads an export in XML as a stream: one record in memory at a time, however long or wicked the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.utils.translation import gettext as _

from nightdesk.intake.comments.incoming import UnreadableCommentsError

_CHUNK = 64 * 1024
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D})
FILE_BYTES = 2 * 1024**3
DEEPEST = 16
MOST_CHARACTERS = 64 * 1024**2
MOST_ELEMENTS = 2_000_000


@dataclass(slots=True)
class Node:
    """An element of a record: its name without its namespace, what it says, what is in it."""

    name: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """What the first child of that name says."""
        child = self.first(name)
        return "".join(child.words).strip() if child else ""

    def first(self, name: str) -> "Node | None":
        return next((one for one in self.children if one.name == name), None)

    def every(self, name: str) -> "list[Node]":
        return [one for one in self.children if one.name == name]

    def attribute(self, name: str) -> str:
        return next((said for key, said in self.attributes.items() if _local(key) == name), "")


class _Target:
    """`wanted` are the records; what stands outside of them, and what nobody reads, is not kept."""

    def __init__(self, wanted: frozenset[str], unread: frozenset[str]) -> None:
        self.wanted, self.unread = wanted, unread
        self.ready: list[Node] = []
        self.depth = self.held = self.elements = 0
        self._open: list[Node] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        name = _local(tag)
        if self.depth > DEEPEST or len(attributes) > DEEPEST:
            raise UnreadableCommentsError(_("The file nests its elements too deep."))
        if self.elements > MOST_ELEMENTS:
            raise UnreadableCommentsError(_("One entry of the file is larger than any can be."))
        if not self._open and name not in self.wanted:
            return
        self.elements += 1
        node = Node(name, attributes)
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)

    def data(self, text: str) -> None:
        if not self._open or self._open[-1].name in self.unread:
            return
        self.held += len(text)
        if self.held > MOST_CHARACTERS:
            raise UnreadableCommentsError(_("One entry of the file is larger than any can be."))
        self._open[-1].words.append(text)

    def end(self, tag: str) -> None:
        self.depth -= 1
        if not self._open:
            return
        node = self._open.pop()
        if not self._open:
            self.ready.append(node)
            self.held = self.elements = 0

    def close(self) -> None:
        """Nothing is left over."""


def records(path: Path, wanted: frozenset[str], unread: frozenset[str]) -> Iterator[Node]:
    """Every record of these names, in the order of the file."""
    target = _Target(wanted, unread)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        if path.stat().st_size > FILE_BYTES:
            raise UnreadableCommentsError(_("The file is larger than two gigabytes."))
        with path.open("rb") as source:
            while chunk := source.read(_CHUNK):
                parser.feed(chunk.translate(None, _CONTROLS))
                yield from target.ready
                target.ready.clear()
        parser.close()
    except OSError as error:
        raise UnreadableCommentsError(_("The file cannot be read.")) from error
    except DefusedXmlException as error:
        raise UnreadableCommentsError(_("The file declares entities. Refused.")) from error
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableCommentsError(_("The file is damaged XML.")) from error
    yield from target.ready


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
