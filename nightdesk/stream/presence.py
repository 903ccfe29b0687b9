"""Presence: how many connections listen to a stream of the log, counted over the processes of the machine.

A sample, a few seconds old: each process writes its own figures into a file, and whoever asks adds them up,
once a second at most. Numbers only: nobody writes down who listens.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from nightdesk.stream.limits import COUNTED, SAMPLE

FRESH = 1.0


def present(log: str) -> int:
    """How many connections listened to this stream of the log a few seconds ago."""
    return _figures(settings.DATA).of(log)


def tell(counts: Mapping[str, int]) -> None:
    """Say how many listen in this process; to be said again within SAMPLE seconds while anybody does.

    On a full disk nothing is said: a figure is worth no stream.
    """
    with suppress(OSError):
        _figures(settings.DATA).write(counts)


class Figures:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._until, self._sum = 0.0, Counter[str]()

    def of(self, log: str) -> int:
        now = time.monotonic()
        if now >= self._until:
            self._sum = sum(self._read(), Counter[str]())
            self._until = now + FRESH
        return self._sum[log]

    def write(self, counts: Mapping[str, int]) -> None:
        mine = self._folder / f"{os.getpid()}.json"
        if not counts:
            mine.unlink(missing_ok=True)
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = mine.with_suffix(".new")
        fresh.write_text(json.dumps(dict(Counter(counts).most_common(COUNTED))))
        fresh.replace(mine)

    def _read(self) -> Iterator[Counter[str]]:
        """The figures of each process; the file of one that was killed is taken away."""
        for path in self._folder.glob("*.json"):
            with suppress(OSError, ValueError):
                if time.time() - path.stat().st_mtime > 3 * SAMPLE:
                    path.unlink()
                else:
                    yield Counter(json.loads(path.read_text()))


@cache
def _figures(folder: str | Path) -> Figures:
    return Figures(Path(folder) / "present")
