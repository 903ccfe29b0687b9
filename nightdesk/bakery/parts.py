"""Kept parts: what is the same on many pages is drawn once, and kept while all it was drawn from is current.

A page that takes a kept part reads whatever the part read, as if it had drawn it itself. So a part makes
pages no staler than they are without it: what is judged old in a part is judged old in the page, too.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import get_language

from nightdesk.bakery.generations import Generations
from nightdesk.bakery.staleness import Read, recorded, taken_over

T = TypeVar("T")

# A part is a kilobyte or two; those that were taken last stay.
MOST = 4_000


@dataclass(frozen=True, slots=True)
class Part:
    """What was drawn, from what, and the round in which the bake began that drew it."""

    drawn: Any
    read: Read
    round: int


class Parts:
    """The kept parts of a process."""

    def __init__(self, generations: Generations | None = None, most: int = MOST) -> None:
        self.generations = generations or Generations()
        self._most = most
        self._parts: OrderedDict[Hashable, Part] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._parts)

    @contextmanager
    def in_use(self, host: str) -> Iterator[int]:
        """For one bake, in this thread; the round it begins in. Under another host other links are drawn."""
        oven = Oven(self, host, self.generations.round)
        token = _oven.set(oven)
        try:
            yield oven.round
        finally:
            _oven.reset(token)

    def get(self, key: Hashable) -> Part | None:
        """The part, if nothing of what it was drawn from changed since, as far as is known here."""
        with self._lock:
            part = self._parts.get(key)
            if part is None:
                return None
            if not self._is_good(part):
                del self._parts[key]
                return None
            self._parts.move_to_end(key)
            return part

    def put(self, key: Hashable, part: Part) -> None:
        """Keep it. It may be old by now: that is asked when it is taken."""
        with self._lock:
            self._parts[key] = part
            self._parts.move_to_end(key)
            while len(self._parts) > self._most:
                self._parts.popitem(last=False)

    def _is_good(self, part: Part) -> bool:
        hour = part.read.good_until
        if hour is not None and hour <= timezone.now():
            return False
        return self.generations.are_current(part.read.names, part.round)


@dataclass(frozen=True, slots=True)
class Oven:
    """The bake under way in this thread."""

    parts: Parts
    host: str
    round: int


_oven: ContextVar[Oven | None] = ContextVar("oven", default=None)


def kept(key: Hashable, draw: Callable[[], T]) -> T:
    """What `draw` gives, from the kept parts if it is there. Outside of a bake it is drawn each time.

    The key names everything that `draw` uses; host, language and time zone are added to it. `draw` says
    itself what it reads (`staleness.reading`), also of records that were fetched before. What is kept is
    shared by all bakers: nobody changes it.
    """
    oven = _oven.get()
    if oven is None:
        return draw()
    whole = (key, oven.host, get_language(), timezone.get_current_timezone_name())
    part = oven.parts.get(whole)
    if part is None:
        with recorded() as read:
            drawn = draw()
        # Records may have been fetched since the bake began, so the part is as old as that.
        part = Part(drawn, read, oven.round)
        oven.parts.put(whole, part)
    taken_over(part.read)
    result: T = part.drawn
    return result
