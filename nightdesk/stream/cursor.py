"""The cursor: where a reader stands, in all streams of a connection, as a word that only we can write.

Besides each place it holds a mark of the event at that place. A database that was restored, or another
one altogether, has another event there, or none: the cursor is not believed, and the reader begins anew.
"""

import binascii
import hmac
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2s, sha256
from typing import NamedTuple

from django.conf import settings

from nightdesk.events.models import Event
from nightdesk.stream.limits import LONGEST_CURSOR

PART = struct.Struct(">6sQ6s")  # of which stream, how far, what was there
SEAL = 12


class Place(NamedTuple):
    """So far and no further: everything up to `seq` is known to the reader."""

    seq: int
    mark: bytes


START = Place(0, bytes(6))

Places = Mapping[str, Place]  # by the stream's name in the log


def place_of(event: Event | None) -> Place:
    """The place of who has seen this event, the last one; of who has seen none."""
    if event is None:
        return START
    told = (
        f"{event.seq} {event.kind} {event.subject_type} {event.subject_id} {event.at.timestamp()}"
    )
    return Place(event.seq, blake2s(told.encode(), digest_size=6).digest())


def here(log: str) -> str:
    """The cursor of who reads what the database says now, to be asked for before anything else is read."""
    return write({log: place_of(Event.objects.on(log).order_by("-seq").first())})


def write(places: Places) -> str:
    parts = [PART.pack(_short(log), place.seq, place.mark) for log, place in sorted(places.items())]
    body = b"".join(parts)
    return urlsafe_b64encode(body + _seal(body)).rstrip(b"=").decode()


def read(text: str, logs: Iterable[str]) -> dict[str, Place]:
    """The places in those of these streams that the cursor speaks of; none when it is not ours."""
    if not 0 < len(text) <= LONGEST_CURSOR or not text.isascii():
        return {}
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return {}
    body, seal = raw[:-SEAL], raw[-SEAL:]
    if len(body) % PART.size or not hmac.compare_digest(seal, _seal(body)):
        return {}
    said = {short: Place(seq, mark) for short, seq, mark in PART.iter_unpack(body)}
    return {log: said[_short(log)] for log in logs if _short(log) in said}


def _short(log: str) -> bytes:
    return blake2s(log.encode(), digest_size=6).digest()


def _seal(body: bytes) -> bytes:
    return blake2s(body, digest_size=SEAL, key=_key(settings.SECRET_KEY)).digest()


@cache
def _key(secret: str) -> bytes:
    return sha256(f"stream cursor {secret}".encode()).digest()
