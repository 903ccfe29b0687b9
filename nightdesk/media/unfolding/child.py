"""The process apart: `python -m nightdesk.media.unfolding.child look|square`, a file in, one answer out.

It answers a line of JSON, and after it the new picture if one was asked for. What takes too much dies.
"""

import json
import os
import resource
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from nightdesk.media.unfolding.kinds import Unfit, Why
from nightdesk.media.unfolding.looking import look
from nightdesk.media.unfolding.square import square

MEGABYTE = 1024 * 1024
# JPEG, PNG, AVIF and HEIC of 50 million pixels have room in it; of WebP, which takes most, 40 million.
MOST_MEMORY = 768 * MEGABYTE
MOST_SECONDS = 10
LONGEST_ANSWER = 4 * MEGABYTE
LONGEST_TEXT = 10_000
# Pages are drawn first.
NICE = 10


def main(task: str) -> int:
    limit()
    sys.stdout.buffer.write(answer(task, sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()
    return 0


def limit() -> None:
    """From here on: memory, the processor's seconds, what is written; and whoever else wants to work goes first."""
    os.nice(NICE)
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, LONGEST_ANSWER),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (most, most))


def answer(task: str, data: bytes) -> bytes:
    try:
        told, picture = TASKS[task](data)
    except Unfit as unfit:
        told, picture = {"why": unfit.why}, b""
    except MemoryError:
        told, picture = {"why": Why.HEAVY}, b""
    return json.dumps(told).encode() + b"\n" + picture


def _looked(data: bytes) -> tuple[Mapping[str, Any], bytes]:
    found = look(data)
    taken_at = found.metadata.taken_at
    told = {
        "extension": found.extension,
        "ground": found.ground,
        "texts": {name: text[:LONGEST_TEXT] for name, text in found.metadata.texts().items()},
        "taken_at": taken_at.isoformat() if taken_at else "",
    }
    return told, b""


TASKS: Mapping[str, Callable[[bytes], tuple[Mapping[str, Any], bytes]]] = {
    "look": _looked,
    "square": lambda data: ({}, square(data)),
}

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
