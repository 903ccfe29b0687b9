"""Reads a WordPress export as a stream: one record in memory at a time, however long the file."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.utils.translation import gettext as _

from nightdesk.intake.wxr.errors import UnreadableError
from nightdesk.intake.wxr.records import Item, Record
from nightdesk.intake.wxr.target import Limits, Target

_CHUNK = 64 * 1024
_TAIL = 64 * 1024
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
# Old databases are full of control characters that XML forbids; no letter is lost with them.
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D})

__all__ = ["Limits", "items", "records"]


def items(path: Path, *, limits: Limits | None = None) -> Iterator[Item]:
    """Go through the entries of the export in the order of the file."""
    return (record for record in records(path, limits=limits) if isinstance(record, Item))


def records(path: Path, *, limits: Limits | None = None) -> Iterator[Record]:
    """Go through everything the export says: its site, authors, terms and items.

    Raises `UnreadableError`, possibly after some records: go through the file once (`survey`)
    before anything is taken from it.
    """
    bounds = limits or Limits()
    try:
        _check_ends(path, bounds)
        with path.open("rb") as source:
            yield from _parse(source, bounds)
    except OSError as error:
        raise UnreadableError(_("The file cannot be read: %s") % error.strerror) from error
    except DefusedXmlException as error:
        raise UnreadableError(
            _("The file declares a document type or entities. No WordPress export does; refused.")
        ) from error
    except ParseError as error:
        raise UnreadableError(_("The file is damaged XML: %s.") % error) from error
    except (LookupError, ValueError) as error:
        raise UnreadableError(_("The file says it is written in an unknown encoding.")) from error


def _parse(source: BinaryIO, limits: Limits) -> Iterator[Record]:
    target = Target(limits)
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    silent = 0
    for chunk in _chunks(source):
        reports = target.reports
        parser.feed(chunk)
        silent = silent + len(chunk) if target.reports == reports else 0
        if silent > limits.token_bytes:
            raise UnreadableError(_("The file holds a tag or comment of more than a megabyte."))
        yield from target.ready
        target.ready.clear()
    parser.close()
    yield from target.ready


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    """Hand out the file in pieces, without leading space and characters that XML forbids."""
    first = source.read(_CHUNK)
    if first.startswith(_WIDE):
        yield first
        while chunk := source.read(_CHUNK):
            yield chunk
        return
    yield first.removeprefix(_BOM).lstrip().translate(None, _CONTROLS)
    while chunk := source.read(_CHUNK):
        yield chunk.translate(None, _CONTROLS)


def _check_ends(path: Path, limits: Limits) -> None:
    """Refuse at once what is too large, empty or cut off: the ends of a file tell."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise UnreadableError(
            _("The file is larger than %d megabytes.") % (limits.file_bytes // 1024**2)
        )
    with path.open("rb") as source:
        head = source.read(_TAIL)
        source.seek(max(0, size - _TAIL))
        tail = source.read(_TAIL)
    plain_head, plain_tail = head.replace(b"\0", b""), tail.replace(b"\0", b"")
    if not plain_head.strip():
        raise UnreadableError(_("The file is empty."))
    if b"<" not in plain_head:
        raise UnreadableError(_("This is no WordPress export: it does not begin with <rss>."))
    if b"<rss" in plain_head and b"</rss>" not in plain_tail:
        raise UnreadableError(_("The file ends in the middle: </rss> is missing. Export it again."))
