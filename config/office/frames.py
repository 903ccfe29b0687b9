"""Frames: what the two sides of a lane send each other, each piece with its length before it.

A request is the environment of WSGI and the pieces of its body; an answer is its status with its headers and
the pieces of its body. An empty piece ends either. BREAK stands where one could not be sent, or not whole.
"""

import asyncio
import json
import struct
from typing import IO, Any

LENGTH = struct.Struct(">I")
BROKEN = 2**32 - 1
END = LENGTH.pack(0)
BREAK = LENGTH.pack(BROKEN)


class Broken(Exception):  # noqa: N818 - it is no mistake of whoever hears of it
    """What is told ends here, before its end."""


def framed(piece: bytes) -> bytes:
    return LENGTH.pack(len(piece)) + piece


def head(told: Any) -> bytes:
    """What comes before the pieces: texts and numbers, in lists and objects."""
    return framed(json.dumps(told).encode())


def read(lane: IO[bytes]) -> bytes:
    """The next piece. Raises Broken, and EOFError when the other side is gone."""
    return _whole(lane, _length(_whole(lane, LENGTH.size)))


async def heard(lane: asyncio.StreamReader) -> bytes:
    """The same in an event loop."""
    return await lane.readexactly(_length(await lane.readexactly(LENGTH.size)))


def _whole(lane: IO[bytes], length: int) -> bytes:
    piece = lane.read(length)
    if len(piece) < length:
        raise EOFError
    return piece


def _length(told: bytes) -> int:
    length: int = LENGTH.unpack(told)[0]
    if length == BROKEN:
        raise Broken
    return length
