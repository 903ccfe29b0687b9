"""The cache that all processes of a machine count in."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from nightdesk.lib.shared_cache import SharedCache


@pytest.fixture
def cache(tmp_path: Path) -> SharedCache:
    return SharedCache(tmp_path / "counted.sqlite3", {})


def other(cache: SharedCache) -> SharedCache:
    """The same file, as another process has it open."""
    return SharedCache(cache._file, {})


@pytest.mark.parametrize("value", [1, "words", [1.5, 2.5], {"a": None}, True])
def test_what_one_process_keeps_another_finds(cache: SharedCache, value: Any) -> None:
    cache.set("a", value)
    assert other(cache).get("a") == value
    assert cache.get("b", "nothing") == "nothing"
    assert other(cache).delete("a")
    assert not cache.delete("a")
    assert cache.get("a") is None


def test_only_the_first_adds(cache: SharedCache) -> None:
    assert cache.add("lock", "mine")
    assert not other(cache).add("lock", "theirs")
    assert cache.get("lock") == "mine"


def test_what_is_over_is_gone(cache: SharedCache) -> None:
    cache.set("a", 1, timeout=-1)
    cache.set("b", 1, timeout=None)
    assert (cache.get("a"), cache.get("b")) == (None, 1)
    assert cache.add("a", 2)
    assert not cache.touch("c")
    assert cache.touch("b", timeout=-1)
    assert cache.get("b") is None
    cache.set("d", 1)
    assert cache._open().execute("SELECT count(*) FROM kept").fetchone() == (2,)
    cache.clear()
    assert cache.get("d") is None
    cache.close()


def test_everyone_who_counts_is_counted(cache: SharedCache) -> None:
    cache.set("tries", 0)

    def count() -> None:
        mine = other(cache)
        for _try in range(25):
            mine.incr("tries")

    threads = [threading.Thread(target=count) for _one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.get("tries") == 100


def test_nothing_is_added_to_what_is_not_there(cache: SharedCache) -> None:
    with pytest.raises(ValueError, match="none"):
        cache.incr("none")
    assert cache.add("none", 1)


def test_a_file_that_is_none_any_more_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "counted.sqlite3"
    file.write_bytes(b"a power cut went through here" * 100)
    cache = SharedCache(file, {})
    cache.set("a", 1)
    assert cache.get("a") == 1


def test_a_disk_that_does_not_answer_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        SharedCache(tmp_path / "nowhere" / "counted.sqlite3", {}).get("a")
