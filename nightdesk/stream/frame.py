"""Frames: an event as bytes on the wire, made once for everybody."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from nightdesk.events.models import Event
from nightdesk.stream.channels import Fragment

HEARTBEAT = b":\n"


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in the data of a frame, beside what the fragment says."""

    stream: str
    seq: int
    kind: str
    at: datetime


def of(event: Event, fragment: Fragment, *, stream: str, seq: int) -> bytes:
    """A frame without its id, which depends on what else the connection follows."""
    return frame(fragment.operation, Told(stream, seq, event.kind, event.at), fragment)


def reset(stream: str, seq: int, at: datetime) -> bytes:
    """Begin anew: what happened in between is not to be had. What follows comes after `seq`."""
    return frame("reset", Told(stream, seq, "reset", at), None)


def frame(operation: str, told: Told, fragment: Fragment | None) -> bytes:
    data = {
        "stream": told.stream,
        "seq": told.seq,
        "kind": told.kind,
        "target": fragment.target if fragment else "",
        "html": fragment.html if fragment else "",
        "at": told.at.astimezone(UTC).isoformat(),
    }
    # JSON keeps every line end escaped, so that the data is one line whatever was written.
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {operation}\ndata: {line}\n\n".encode("utf-8", "replace")


def with_id(cursor: str, frame: bytes = b"\n") -> bytes:
    return b"id: %s\n%s" % (cursor.encode(), frame)


def retry(seconds: float) -> bytes:
    return b"retry: %d\n" % int(seconds * 1000)
