"""Readers at the door: what was counted in one test is forgotten before the next."""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache

CODE = re.compile(r"^[A-Z0-9-]{6,12}$", re.MULTILINE)


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def last_code() -> str:
    """The code of the last mail."""
    found = CODE.search(str(mail.outbox[-1].body))
    assert found
    return found[0]
