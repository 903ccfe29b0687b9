"""What holds in every test: the network is off, the cast is known, pages are looked at in a real chromium."""

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from wagtail.models import Collection

from nightdesk.site.catalogues import compile_catalogues
from tests import network, tracing
from tests.browser import browser
from tests.cast import (
    ada,
    arabic,
    author,
    clara,
    draft,
    english,
    french,
    harbour,
    harbour_desk,
    harbour_fire,
    ida,
    lena,
    max_moderator,
    pia,
    regatta,
    rosa,
    sami,
    sport,
    sport_desk,
    tomas,
    write,
)
from tests.migrated import django_db_keepdb, django_db_setup
from tests.settings import DATABASE_FOR_TESTS

__all__ = [
    "ada",
    "arabic",
    "author",
    "browser",
    "clara",
    "django_db_keepdb",
    "django_db_setup",
    "draft",
    "english",
    "french",
    "harbour",
    "harbour_desk",
    "harbour_fire",
    "ida",
    "lena",
    "max_moderator",
    "pia",
    "regatta",
    "rosa",
    "sami",
    "sport",
    "sport_desk",
    "tomas",
    "write",
]

ASKING_THE_DATABASE = {"db", "transactional_db"}
# They read the whole paper again and again, which takes minutes: it is made of the same words on both. Nor do
# they count for coverage: noting each line again costs a third of their time, and proves nothing of it.
OF_PAGES = {
    "test_canary.py",
    "test_deception.py",
    "test_every_word.py",
    "test_matrix.py",
    "test_nothing_personal.py",
    "test_poisoning.py",
    "test_stale_pages.py",
}

# Beginning with a hundred thousand records and templates in memory, looking for garbage among them costs a tenth.
gc.set_threshold(100_000, 50, 100)
network.switch_off()
tracing.be_patient()


@pytest.fixture(autouse=True)
def as_migrated(request: pytest.FixtureRequest) -> None:
    """A test that commits empties every table after it; the next one finds what migrations had put there."""
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        if not Collection.objects.exists():
            Collection.add_root(name="Root")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before the processes of the run begin."""
    if not hasattr(config, "workerinput"):
        compile_catalogues()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks the database: the rest was tried on SQLite, and would come out the same."""
    if not DATABASE_FOR_TESTS:
        return
    asking = [item for item in items if asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(asking)])
    items[:] = asking


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """What reads the whole paper is not traced: pytest-cov's own mark does nothing in the processes of a run."""
    if not (item.path.name in OF_PAGES or item.get_closest_marker("browser")):
        return (yield)
    tracer, of_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)  # type: ignore[arg-type] # the stubs do not know that it takes none
    try:
        return (yield)
    finally:
        threading.settrace(of_threads)  # type: ignore[arg-type]
        sys.settrace(tracer)


def asks_the_database(item: pytest.Item) -> bool:
    if item.path.name in OF_PAGES or item.get_closest_marker("browser"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & ASKING_THE_DATABASE) or item.get_closest_marker("django_db") is not None
