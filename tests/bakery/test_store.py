"""The store: within its bytes, found by what pages were drawn from, and kept by how much they are wanted."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from nightdesk.bakery.generations import Changes
from nightdesk.bakery.page import Key, Page
from nightdesk.bakery.staleness import Read
from nightdesk.bakery.store import STANDS_IN, Store, hottest


class Clock:
    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def page(*names: str, size: int = 1000) -> Page:
    made = Page.of(b"The ferry is late.", {"Content-Type": "text/plain"}, Read(set(names)))
    made.size = size
    return made


def key(address: str) -> Key:
    return Key("paper.example", address)


def put(store: Store, address: str, *names: str, size: int = 1000) -> bool:
    return store.put(key(address), page(*names, size=size), if_current=lambda: True)


def changes(*names: str, hidden: tuple[str, ...] = ()) -> Changes:
    return Changes(frozenset((*names, *hidden)), frozenset(hidden))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Store:
    return Store(limit=100_000, clock=clock)


def test_what_was_put_is_found_under_its_key_alone(store: Store) -> None:
    put(store, "/en/")

    assert store.get(key("/en/")) is not None
    assert store.get(Key("other.example", "/en/")) is None


def test_what_was_overtaken_is_not_kept(store: Store) -> None:
    kept = store.put(key("/en/"), page(), if_current=lambda: False)

    assert (kept, len(store), store.figures["overtaken"]) == (False, 0, 1)


def test_exactly_what_was_drawn_from_a_change_is_dropped(store: Store) -> None:
    put(store, "/en/", "lists:1", "edition:1")
    put(store, "/en/about/", "edition:1")
    put(store, "/fr/", "lists:2")

    assert store.drop(changes("lists:1", "lists:9")) == [(key("/en/"), 0)]
    assert sorted(one.address for one in store) == ["/en/about/", "/fr/"]


def test_a_page_with_an_hour_is_not_shown_after_it(store: Store) -> None:
    hour = timezone.now()
    made = Page.of(b"news", {}, Read(good_until=hour))
    store.put(key("/news"), made, if_current=lambda: True)

    assert store.get(key("/news"), hour - timedelta(seconds=1)) is made
    assert store.get(key("/news"), hour) is None
    assert store.get(key("/news")) is None


def test_a_dropped_page_stands_in_for_a_minute(store: Store, clock: Clock) -> None:
    put(store, "/en/", "lists:1")
    store.drop(changes("lists:1"))
    assert store.last_good(key("/en/")) is not None
    assert store.figures["stood in"] == 1

    clock.seconds += STANDS_IN + 1
    assert store.last_good(key("/en/")) is None


def test_what_shows_something_hidden_never_stands_in(store: Store) -> None:
    put(store, "/en/", "lists:1")
    put(store, "/en/harbour/fire/", "story:1", "lists:1")
    store.drop(changes("lists:1"))
    assert store.last_good(key("/en/harbour/fire/")) is not None

    store.drop(changes(hidden=("story:1",)))
    assert store.last_good(key("/en/harbour/fire/")) is None
    assert store.last_good(key("/en/")) is not None


def test_a_new_bake_takes_the_place_of_the_old_one(store: Store) -> None:
    put(store, "/en/", "lists:1", size=1000)
    put(store, "/en/", "lists:2", size=3000)

    assert (len(store), store.bytes) == (1, 3000)
    assert store.drop(changes("lists:1")) == []


def test_the_store_keeps_within_its_bytes(store: Store) -> None:
    for number in range(300):
        put(store, f"/{number}", "lists:1")

    assert store.bytes <= store.limit
    assert store.figures["evicted"] == 200


def test_a_page_too_large_for_the_store_pushes_nothing_out(store: Store) -> None:
    put(store, "/en/")
    assert put(store, "/sitemap.xml", size=90_000)

    assert [one.address for one in store] == ["/en/"]


def test_whoever_walks_through_the_archive_pushes_nothing_wanted_out(store: Store) -> None:
    wanted = [f"/wanted/{number}" for number in range(50)]
    for address in wanted:
        put(store, address)
    for number in range(1000):
        put(store, f"/archive/{number}")
        assert store.get(key(wanted[number % 50])) is not None

    assert sum(store.get(key(address)) is not None for address in wanted) == 50


def test_it_is_asked_less_often_in_vain_than_a_line_by_last_use(store: Store) -> None:
    """Half the requests follow fashion, half are a crawler's: the policy is measured against plain LRU."""
    dice = random.Random(7)
    trace = [
        f"/{int(dice.paretovariate(0.7))}" if dice.random() < 0.5 else f"/crawl/{number}"
        for number in range(20_000)
    ]
    ours = sum(store.get(key(one)) is not None or not put(store, one) for one in trace)
    line: dict[str, None] = {}
    theirs = 0
    for one in trace:
        theirs += one in line
        line.pop(one, None)
        line[one] = None
        if len(line) > 100:
            del line[next(iter(line))]
    print(f"\nfound in the store: ours {ours / 20_000:.1%}, by last use {theirs / 20_000:.1%}")  # noqa: T201

    assert ours > theirs


def test_the_hottest_are_those_asked_for_most(store: Store) -> None:
    for address, hits in (("/a", 1), ("/b", 5), ("/c", 0), ("/d", 3)):
        put(store, address, "lists:1")
        for _ in range(hits):
            store.get(key(address))

    dropped = store.drop(changes("lists:1"))
    assert [one.address for one in hottest(dropped, 2)] == ["/b", "/d"]
    assert len(hottest(dropped, 9)) == 3
