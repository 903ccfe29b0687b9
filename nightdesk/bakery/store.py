"""The store: baked pages in memory, within a number of bytes, each found by what it was drawn from.

A page that came in first has to be asked for again before it may stay: it waits in a small line, whose
end falls out, unless somebody asked; then it moves to the large one. So whoever walks through the
whole archive pushes nothing out that others want. Between the pages that stay, an asked-for one at the
end goes round once more (S3-FIFO without its ghosts).
"""

import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from threading import Lock

from django.utils import timezone

from nightdesk.bakery.generations import Changes
from nightdesk.bakery.page import Key, Page

LIMIT = 64 * 2**20
WAITING_SHARE = 0.1
LARGEST_SHARE = 0.25
MOST_ROUNDS = 3
# How long the last good page may stand in for one that cannot be baked.
STANDS_IN = 60.0

Line = OrderedDict[Key, Page]


class Store:
    def __init__(self, limit: int = LIMIT, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self.bytes = 0
        self.figures: Counter[str] = Counter()
        self._clock = clock
        self._waiting: Line = OrderedDict()
        self._staying: Line = OrderedDict()
        self._waiting_bytes = 0
        self._drawn_from: defaultdict[str, set[Key]] = defaultdict(set)
        self._last: OrderedDict[Key, tuple[float, Page]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._waiting) + len(self._staying)

    def __iter__(self) -> Iterator[Key]:
        """Everything in it at this moment."""
        with self._lock:
            return iter([*self._staying, *self._waiting])

    def get(self, key: Key, now: datetime | None = None) -> Page | None:
        """The page, if it is there and its hour has not come. Called for every request: no lock."""
        page = self._staying.get(key) or self._waiting.get(key)
        if page is None:
            return None
        if page.good_until is not None and page.good_until <= (now or timezone.now()):
            return None
        page.hits += 1
        return page

    def put(self, key: Key, page: Page, *, if_current: Callable[[], bool]) -> bool:
        """Keep it, unless it was overtaken; False if so. `if_current` is asked while nothing can be dropped."""
        with self._lock:
            if not if_current():
                self.figures["overtaken"] += 1
                return False
            self._take_out(key)
            self._last.pop(key, None)
            if page.size > self.limit * LARGEST_SHARE:
                return True
            self._waiting[key] = page
            self._waiting_bytes += page.size
            self.bytes += page.size
            for name in page.names:
                self._drawn_from[name].add(key)
            self.figures["baked"] += 1
            self._make_room()
            return True

    def drop(self, changes: Changes) -> list[tuple[Key, int]]:
        """Take out all that was drawn from what changed; what was dropped, with how often it was asked for.

        What was drawn from something hidden is not even kept to stand in.
        """
        with self._lock:
            keys = {key for name in changes.names for key in self._drawn_from.get(name, ())}
            dropped = [(key, page) for key in keys if (page := self._take_out(key)) is not None]
            for key, page in dropped:
                self._last[key] = (self._clock(), page)
            self._forget(changes.hidden)
            self.figures["dropped"] += len(dropped)
            return [(key, page.hits) for key, page in dropped]

    def last_good(self, key: Key) -> Page | None:
        """The page as it was less than a minute ago, to stand in while baking fails."""
        dropped_at, page = self._last.get(key, (0.0, None))
        if page is None:
            page, since = self._whose_hour_has_come(key)
        else:
            since = self._clock() - dropped_at
        if page is None or since > STANDS_IN:
            return None
        self.figures["stood in"] += 1
        return page

    def _whose_hour_has_come(self, key: Key) -> tuple[Page | None, float]:
        """A page that is here still, though it looks different by now; and for how many seconds."""
        page = self._staying.get(key) or self._waiting.get(key)
        if page is None or page.good_until is None:
            return page, 0.0
        return page, (timezone.now() - page.good_until).total_seconds()

    def _forget(self, hidden: frozenset[str]) -> None:
        """Let nothing stand in that shows what was hidden, nor anything for longer than a minute."""
        oldest = self._clock() - STANDS_IN
        for key, (dropped_at, page) in list(self._last.items()):
            if dropped_at < oldest or page.names & hidden:
                del self._last[key]

    def _take_out(self, key: Key) -> Page | None:
        page = self._waiting.pop(key, None)
        if page is not None:
            self._waiting_bytes -= page.size
        else:
            page = self._staying.pop(key, None)
        if page is None:
            return None
        self.bytes -= page.size
        for name in page.names:
            self._drawn_from[name].discard(key)
            if not self._drawn_from[name]:
                del self._drawn_from[name]
        return page

    def _make_room(self) -> None:
        while self.bytes > self.limit:
            if self._waiting_bytes > self.limit * WAITING_SHARE or not self._staying:
                self._let_go_of_waiting()
            else:
                self._let_go_of_staying()

    def _let_go_of_waiting(self) -> None:
        key, page = next(iter(self._waiting.items()))
        if page.hits:
            self._move(key, page)
        else:
            self._evict(key)

    def _let_go_of_staying(self) -> None:
        key, page = next(iter(self._staying.items()))
        if page.hits:
            page.hits = min(page.hits, MOST_ROUNDS) - 1
            self._staying.move_to_end(key)
        else:
            self._evict(key)

    def _move(self, key: Key, page: Page) -> None:
        """From those that wait to those that stay. It has to be asked for again to go round."""
        del self._waiting[key]
        self._waiting_bytes -= page.size
        page.hits = 0
        self._staying[key] = page

    def _evict(self, key: Key) -> None:
        self._take_out(key)
        self.figures["evicted"] += 1


def hottest(dropped: Iterable[tuple[Key, int]], most: int) -> list[Key]:
    """Those asked for most often, in that order; what nobody asked for twice can wait to be asked for."""
    asked = sorted((one for one in dropped if one[1]), key=lambda one: -one[1])
    return [key for key, _hits in asked[:most]]
