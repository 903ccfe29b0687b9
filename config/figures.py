"""What the house tells operators of itself: the figures of one process."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from nightdesk.lib.figures import Figure
from nightdesk.lib.ticking import Ticking

if TYPE_CHECKING:  # they need Django's apps, and whoever imports this may not have set them up yet
    from nightdesk.bakery.bakery import Bakery
    from nightdesk.stream.endpoint import Endpoint

BECAME = ("baked", "dropped", "evicted", "overtaken", "stood in")


def of_the_house(bakery: "Bakery", stream: "Endpoint") -> Iterator[Figure]:
    yield from chain(of_the_bakery(bakery), of_the_stream(stream))


def of_the_clocks(clocks: Iterable[Ticking]) -> Figure:
    return Figure(
        "nightdesk_clock_ran_timestamp_seconds",
        "gauge",
        "When a clock of the house last did its work.",
        lambda: {type(clock).__name__: clock.ran_at for clock in clocks},
        by="clock",
    )


def of_the_bakery(bakery: "Bakery") -> Iterator[Figure]:
    store = bakery.store
    yield Figure(
        "nightdesk_pages_total",
        "counter",
        "Pages by what became of them: kept, dropped by an act, pushed out, overtaken by an act while "
        "they were baked, shown for less than a minute because baking failed.",
        lambda: {what: store.figures[what] for what in BECAME},
        by="what",
    )
    yield Figure("nightdesk_store_pages", "gauge", "Pages in the store.", lambda: len(store))
    yield Figure("nightdesk_store_bytes", "gauge", "Bytes in the store.", lambda: store.bytes)
    yield Figure(
        "nightdesk_store_limit_bytes",
        "gauge",
        "Bytes that the store may hold.",
        lambda: store.limit,
    )


def of_the_stream(stream: "Endpoint") -> Iterator[Figure]:
    yield Figure(
        "nightdesk_stream_connections",
        "gauge",
        "Readers who are listening.",
        lambda: stream.doors.open,
    )
