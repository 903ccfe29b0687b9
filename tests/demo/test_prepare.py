"""Making ready, also after an earlier attempt was cut short: the next start believes only what the disk has."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from nightdesk.editions.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A house with one stylesheet, and a founded newsroom."""
    written = tmp_path / "written" / "paper.css"
    written.parent.mkdir()
    written.write_text("p { margin: 0 }")
    Edition.objects.create(code="en", name="The Harbour Gazette", language="en")
    with override_settings(
        DATA=tmp_path,
        STATIC_ROOT=tmp_path / "static",
        STATICFILES_DIRS=[written.parent],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    ):
        yield tmp_path


def prepare(digest: str) -> None:
    call_command("prepare", "--no-demo", f"--digest={digest}", stdout=io.StringIO())


def test_the_next_start_is_told_when_the_disk_has_everything(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stylesheet, ready = data / "static" / "paper.css", data / "ready.json"
    seen: list[tuple[bool, bool]] = []
    confirm = os.sync

    def noted() -> None:
        seen.append((stylesheet.exists(), ready.exists()))
        confirm()

    monkeypatch.setattr(os, "sync", noted)
    prepare("one")
    prepare("two")

    assert seen == [(True, False)] * 2
    assert json.loads(ready.read_text()) == {"digest": "two", "founded": True}


def test_files_that_a_power_cut_left_empty_are_collected_again(data: Path) -> None:
    prepare("one")
    stylesheet = data / "static" / "paper.css"
    stylesheet.write_text("")
    (data / "ready.json").unlink()

    prepare("two")
    assert stylesheet.read_text() == "p { margin: 0 }"
