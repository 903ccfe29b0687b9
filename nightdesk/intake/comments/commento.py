"""Comments in an export of Commento: JSON, packed or not."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from nightdesk.intake.comments.incoming import (
    MOST_COMMENTS,
    Incoming,
    Standing,
    Thread,
    UnreadableCommentsError,
    instant,
)

_MOST_BYTES = 256 * 1024**2
_PACKED = b"\x1f\x8b"
_STANDINGS = {"approved": Standing.SHOWN, "unapproved": Standing.HELD, "flagged": Standing.HELD}


def threads(path: Path) -> Iterator[Thread]:
    """Whoever commented without an account has no name in such a file."""
    said = _read(path)
    names = {
        str(one.get("commenterHex", "")): str(one.get("name") or "")
        for one in _rows(said, "commenters")
    }
    found: dict[str, Thread] = {}
    for row in _rows(said, "comments"):
        address = str(row.get("url") or row.get("path") or "")
        where = f"//{row.get('domain', '')}{address}" if address.startswith("/") else address
        thread = found.setdefault(where, Thread("commento", "", [where]))
        thread.comments.append(_comment(row, names))
    yield from found.values()


def _comment(row: dict[str, Any], names: dict[str, str]) -> Incoming:
    parent = str(row.get("parentHex") or "")
    standing = _STANDINGS.get(str(row.get("state")), Standing.SPAM)
    return Incoming(
        number=str(row.get("commentHex") or ""),
        parent="" if parent == "root" else parent,
        author=names.get(str(row.get("commenterHex")), ""),
        text=str(row.get("markdown") or ""),
        at=instant(_whole_seconds(str(row.get("creationDate") or ""))),
        standing=Standing.DELETED if row.get("deleted") else standing,
    )


def _whole_seconds(said: str) -> str:
    """Its clock tells nanoseconds, which ours does not read."""
    return said.partition(".")[0] + "Z" if "." in said else said


def _read(path: Path) -> Any:
    try:
        with path.open("rb") as plain:
            is_packed = plain.read(2) == _PACKED
        with gzip.open(path) if is_packed else path.open("rb") as source:
            text = source.read(_MOST_BYTES + 1)
        if len(text) > _MOST_BYTES:
            raise UnreadableCommentsError(_("The file is larger than can be taken."))
        return json.loads(text)
    except (OSError, EOFError, ValueError, zlib.error, RecursionError) as error:
        raise UnreadableCommentsError(_("The file is damaged JSON.")) from error


def _rows(said: Any, name: str) -> list[dict[str, Any]]:
    rows = said.get(name) if isinstance(said, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST_COMMENTS:
        raise UnreadableCommentsError(_("The file is no export of Commento."))
    return [row for row in rows if isinstance(row, dict)]
