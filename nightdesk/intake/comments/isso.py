"""Comments in the database of Isso, which is its export."""

import sqlite3
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
    from_epoch,
)

_STANDINGS = {1: Standing.SHOWN, 2: Standing.HELD}
_STEPS = 1_000_000
_MOST_STEPS = 5_000
_OURS = {"threads": ("id", "uri", "title"), "comments": ("tid", "id", "parent", "text", "author")}


def threads(path: Path) -> Iterator[Thread]:
    """Opened for reading alone, its views and triggers unused, and given up when it takes too long."""
    try:
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            _guard(source)
            yield from _threads(source)
        finally:
            source.close()
    except sqlite3.Error as error:
        raise UnreadableCommentsError(_("The file is no database of Isso.")) from error


def _guard(source: sqlite3.Connection) -> None:
    steps = iter(range(_MOST_STEPS))
    source.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
    source.execute("PRAGMA trusted_schema = OFF")
    tables = source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if not set(_OURS) <= {name for (name,) in tables}:
        raise UnreadableCommentsError(_("The file is no database of Isso."))


def _threads(source: sqlite3.Connection) -> Iterator[Thread]:
    found = {
        number: Thread("isso", str(title or ""), [str(uri or "")])
        for number, uri, title in source.execute("SELECT id, uri, title FROM threads")
    }
    rows = source.execute(
        "SELECT tid, id, parent, created, mode, author, text FROM comments ORDER BY tid, id LIMIT ?",
        (MOST_COMMENTS,),
    )
    for tid, *comment in rows:
        found.setdefault(tid, Thread("isso", "", [])).comments.append(_comment(*comment))
    for thread in found.values():
        if thread.comments:
            thread.site = f"isso:{thread.addresses[0] if thread.addresses else ''}"
            yield thread


def _comment(*row: Any) -> Incoming:
    number, parent, created, mode, author, text = row
    return Incoming(
        number=str(number),
        parent=str(parent or ""),
        author=str(author or ""),
        text=str(text or ""),
        at=from_epoch(created),
        standing=_STANDINGS.get(mode, Standing.DELETED),
    )
