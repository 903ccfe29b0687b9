"""Boards that anyone may follow."""

import pytest

from nightdesk.stream import channels
from nightdesk.stream.channels import Channel
from tests.stream.notes import Notes


@pytest.fixture
def notes(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Notes:
    made = Notes()
    monkeypatch.setitem(channels._channels, "notes", Channel(made.find, made.paint))
    monkeypatch.setitem(channels._channels, "note", Channel(made.find_one, made.paint))
    return made
