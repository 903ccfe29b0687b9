"""Freezing: one switch for all talk, which needs no database."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from nightdesk.talk import freezing


@pytest.fixture(autouse=True)
def thawed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.CRITICAL):
        yield
        freezing.thaw()


def told(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_it_is_frozen_with_its_reason_and_thawed() -> None:
    assert told("freeze", "A flood.").startswith("Nobody writes now.")
    assert (freezing.is_frozen(), freezing.why_frozen()) == (True, "A flood.")
    assert told("thaw") == "Readers may write again.\n"
    assert (freezing.is_frozen(), freezing.why_frozen()) == (False, "")
    assert told("thaw") == "Talk was not frozen.\n"


def test_freezing_twice_is_freezing_once() -> None:
    freezing.freeze("A flood.")
    freezing.freeze("Another.")
    assert freezing.why_frozen() == "Another."
    freezing.thaw()
    assert not freezing.is_frozen()


def test_it_is_frozen_while_the_database_is_away(tmp_path: Path) -> None:
    away = "postgres://nobody:nothing@127.0.0.1:1/nothing"
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "NIGHTDESK_DATA": str(tmp_path),
        "NIGHTDESK_DATABASE_URL": away,
    }
    done = subprocess.run(
        [sys.executable, "-m", "config.manage", "freeze", "The database is slow."],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, (tmp_path / "talk-is-frozen").read_text()) == (
        0,
        "The database is slow.",
    )
