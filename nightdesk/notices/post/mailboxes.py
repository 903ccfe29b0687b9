"""A mailbox on a mail server: what came back is fetched over IMAP, heeded, and removed there."""

import fcntl
import imaplib
import logging
import os
import ssl
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from nightdesk.lib.ticking import Ticking
from nightdesk.notices.post import reports

logger = logging.getLogger(__name__)

PATIENCE = 30.0
# Nobody waits for the end of a box that is full; the next time it goes on.
AT_ONCE = 200
NEW = f"(UNSEEN UNDELETED SMALLER {reports.LARGEST})"
# What is no word on a mail of ours is left where it is: it may be somebody's letter.
LEFT = frozenset({"no report", "not of ours"})
LOCK = "bounces"


def read(address: str) -> Counter[str]:
    """What was done with how many, of `imaps://name:password@mail.example/INBOX`.

    Killed in the middle, what was heeded last is heeded again, which changes nothing. Raises OSError or
    `imaplib.IMAP4.error` where the server is away or does not let us in.
    """
    done: Counter[str] = Counter()
    with _opened(address) as box:
        found = _said(box.uid("search", NEW))
        for number in found.decode().split()[:AT_ONCE]:
            what = reports.heed(_said(box.uid("fetch", number, "(BODY.PEEK[])")))
            flags = r"(\Seen)" if what in LEFT else r"(\Seen \Deleted)"
            _said(box.uid("store", number, "+FLAGS.SILENT", flags))
            done[what] += 1
        box.close()
    return done


@contextmanager
def _opened(address: str) -> Iterator[imaplib.IMAP4]:
    parts = urlsplit(address)
    if parts.scheme == "imaps":
        proof = ssl.create_default_context()  # imaplib's own believes every server
        box: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            parts.hostname or "", parts.port or 993, ssl_context=proof, timeout=PATIENCE
        )
    else:
        box = imaplib.IMAP4(parts.hostname or "", parts.port or 143, timeout=PATIENCE)
    with box:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        folder = unquote(parts.path.strip("/")) or "INBOX"
        _said(box.select('"{}"'.format(folder.replace("\\", "\\\\").replace('"', '\\"'))))
        yield box


def _said(answer: tuple[str, Sequence[object]]) -> bytes:
    """The bytes it brought, if any."""
    word, data = answer
    if word != "OK":
        raise imaplib.IMAP4.error(word)
    for part in data:
        if isinstance(part, tuple):
            return bytes(part[1])
    first = data[0] if data else b""
    return first if isinstance(first, bytes) else b""


class BounceClock(Ticking):
    """Reads the mailbox that the operator named, in one process of the machine."""

    pause = 300.0

    def __init__(self) -> None:
        super().__init__()
        self._handle: int | None = None

    def tick(self) -> float:
        if settings.BOUNCES_MAILBOX and self._is_ours():
            try:
                done = read(settings.BOUNCES_MAILBOX)
            except (OSError, imaplib.IMAP4.error) as reason:
                logger.warning("The mailbox of bounces is not read: %s", type(reason).__name__)
            else:
                if done:
                    logger.info("The mailbox of bounces: %s", dict(done))
        return self.pause

    def _is_ours(self) -> bool:
        """Whoever asked first, until it dies."""
        if self._handle is None:
            path = Path(settings.DATA) / LOCK
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                return False
            self._handle = handle
        return True

    def run(self) -> None:
        super().run()
        if self._handle is not None:
            os.close(self._handle)
