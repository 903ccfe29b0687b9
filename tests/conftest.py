"""What holds in every test: the network is off, the cast is known, pages are looked at in a real chromium."""

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
    rosa,
    sami,
    sport,
    sport_desk,
    tomas,
    write,
)
from tests.migrated import django_db_keepdb, django_db_setup

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
    "rosa",
    "sami",
    "sport",
    "sport_desk",
    "tomas",
    "write",
]

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
