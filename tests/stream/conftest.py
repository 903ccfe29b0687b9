"""Boards that anyone may follow."""

import pytest

from nightdesk.stream import channels
from nightdesk.stream.channels import Channel
from tests.settings import DATABASE_FOR_TESTS
from tests.stream.notes import Notes

# It starts servers of its own, on SQLite whatever the run is on: once is enough.
collect_ignore = ["test_on_the_real_server.py"] if DATABASE_FOR_TESTS else []


@pytest.fixture
def notes(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Notes:
    made = Notes()
    monkeypatch.setitem(channels._channels, "notes", Channel(made.find, made.paint))
    monkeypatch.setitem(channels._channels, "note", Channel(made.find_one, made.paint))
    return made
