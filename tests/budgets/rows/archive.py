"""An archive of 1,000 stories beside one of 100,000: what readers open and editors do, on both in turn."""

import time
import urllib.error
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from statistics import median

from tests.budgets.newsroom import Bench, Served, seconds_of, served
from tests.budgets.table import progress, row
from tests.promises.harness.founding import TOKEN
from tests.promises.harness.publisher import Desk

SMALL, LARGE = 1_000, 100_000
ROUNDS = 15
BUDGET = "1.3"
Act = Callable[[], float]  # does it once; the seconds it took
_numbers = count(1)


def measure(bench: Bench) -> None:
    token = (bench.founded / TOKEN).read_text()
    folders = [bench.copy(bench.archive(size)) for size in (SMALL, LARGE)]
    with ExitStack() as servers:
        small, large = (
            acts(servers.enter_context(served(data, "--no-demo")), token) for data in folders
        )
        for name, act in small.items():
            progress(f"{name}, {ROUNDS} times in each archive")
            compare(name, act, large[name])


def compare(name: str, small: Act, large: Act) -> None:
    """In turn, so that whatever else the machine does meanwhile is shared."""
    try:
        small(), large()  # the first time opens connections and reads templates
    except urllib.error.HTTPError as error:
        row(f"archive: {name}", f"not measured: answered {error.code}")
        return
    took = [(small(), large()) for _round in range(ROUNDS)]
    ours, theirs = (median(of) * 1000 for of in zip(*took, strict=True))
    told = f"{ours:,.1f} ms among {SMALL:,}, {theirs:,.1f} ms among {LARGE:,}: {theirs / ours:.2f}"
    row(f"archive: {name}", told, BUDGET)


def acts(server: Served, token: str) -> Mapping[str, Act]:
    """Pages are asked for with a query that no page has, and so drawn anew each time."""
    desk = Desk(server, token)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    paths = {
        "front": "/en/",
        "section": "/en/harbour/",
        "section, leaf 2": "/en/harbour/?page=2",
        "topic": "/en/topics/topic-7/",
        "author": "/en/authors/writer-7/",
        "story": story_in(desk),
        "wire": "/en/wire/",
        "a day": f"/en/archive/{yesterday:%Y/%m/%d}/",
        "days": "/en/archive/",
        "feed": "/en/feed.xml",
        "section’s feed": "/en/harbour/feed.xml",
        "news sitemap": "/en/news-sitemap.xml",
        "index of sitemaps": "/sitemap.xml",
        "search": "/en/search/?q=lighthouse",
        "search, many": "/en/search/?q=harbour",
    }
    return {name: opening(f"{server.address}{path}") for name, path in paths.items()} | {
        "publish": publishing(desk)
    }


def opening(address: str) -> Act:
    joined = "&" if "?" in address else "?"
    return lambda: seconds_of(f"{address}{joined}cold={next(_numbers)}")


def publishing(desk: Desk) -> Act:
    def publish() -> float:
        begin = time.monotonic()
        status, ack = desk.publish(f"archive-{next(_numbers)}")
        assert ack is not None, status
        return time.monotonic() - begin

    return publish


def story_in(desk: Desk) -> str:
    """The page of one that was published by now; it reads the same in both."""
    status, ack = desk.publish("archive-story")
    assert ack is not None, status
    return ack.path
