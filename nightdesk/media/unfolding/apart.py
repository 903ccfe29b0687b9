"""Asks a process apart about one picture, waits so long and no longer, and says in a sentence why it is refused."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore, Lock
from typing import Any

from django.utils.translation import gettext as _

from nightdesk.media.errors import PictureRefused
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.unfolding.kinds import MOST_PIXELS, Why
from nightdesk.media.unfolding.looking import Accepted

ROOT = Path(__file__).parents[3]
CHILD = (sys.executable, "-m", "nightdesk.media.unfolding.child")
# By the clock on the wall. The processor's time is bounded by the process itself.
PATIENCE = 20.0
# No more of the house than this. One arena: threads of decoders reserve no room of their own.
SURROUNDINGS = {"MALLOC_ARENA_MAX": "1", "PYTHONDONTWRITEBYTECODE": "1"}
LONGEST_LINE = 1024 * 1024


class Lane:
    """One picture at a time. Of so many senders at most each keeps one of the server's threads waiting."""

    def __init__(self, senders: int) -> None:
        self._senders = BoundedSemaphore(senders)
        self._turn = Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        if not self._senders.acquire(blocking=False):
            raise PictureRefused(
                _("Other pictures are being looked at: send it again in a minute.")
            )
        try:
            with self._turn:
                yield
        finally:
            self._senders.release()


# Readers never keep those waiting who work here, nor more than two of the eight threads that draw pages.
READERS, NEWSROOM = Lane(2), Lane(100)


def look(data: bytes) -> Accepted:
    """Raises PictureRefused."""
    with NEWSROOM.turn():
        told, _picture = _asked("look", data)
    taken_at = datetime.fromisoformat(told["taken_at"]) if told["taken_at"] else None
    metadata = PictureMetadata.of(told["texts"], taken_at)
    return Accepted(told["extension"], metadata, told["ground"])


def square(data: bytes) -> bytes:
    """Raises PictureRefused."""
    with READERS.turn():
        return _asked("square", data)[1]


def _asked(task: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    """Through files without names: a process that is killed leaves no pipe half read."""
    with TemporaryFile() as sent, TemporaryFile() as said:
        sent.write(data)
        sent.seek(0)
        try:
            subprocess.run(  # noqa: S603 - our own command
                (*CHILD, task),
                stdin=sent,
                stdout=said,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env=SURROUNDINGS,
                timeout=PATIENCE,
                check=True,
            )
            said.seek(0)
            told = json.loads(said.readline(LONGEST_LINE))
        except (subprocess.SubprocessError, ValueError):
            raise _refused(Why.HEAVY) from None
        if why := told.pop("why", ""):
            raise _refused(why)
        return told, said.read()


def _refused(why: str) -> PictureRefused:
    millions = MOST_PIXELS // 1_000_000
    return PictureRefused(
        {
            Why.UNKNOWN: _(
                "This is not a picture we take: send JPEG, PNG, GIF, WebP, AVIF or HEIC."
            ),
            Why.PIXELS: _("This picture has more than %d million pixels.") % millions,
            Why.FRAMES: _("This animation has too many frames to be a news picture."),
            Why.DAMAGED: _("This picture is damaged and cannot be read."),
            Why.SMALL: _("This picture is too small for a portrait."),
            Why.HEAVY: _("This picture takes too long or too much room to open."),
        }[Why(why)]
    )
