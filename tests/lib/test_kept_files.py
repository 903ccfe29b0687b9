"""Files are on the disk when whoever wrote them is told so: the file, its name, and the folders made for it."""

import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from nightdesk.lib.kept_files import KeptFiles, forget, write_whole


@pytest.fixture
def confirmed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the disk was asked to confirm, in order."""
    asked: list[Path] = []
    confirm = os.fsync

    def noted(number: int) -> None:
        asked.append(Path(f"/proc/self/fd/{number}").readlink())
        confirm(number)

    monkeypatch.setattr(os, "fsync", noted)
    return asked


def test_a_stored_file_is_confirmed_with_every_folder_that_was_made_for_it(
    tmp_path: Path, confirmed: list[Path]
) -> None:
    media = tmp_path / "media"
    KeptFiles(media).save("originals/ab/pier.jpg", ContentFile(b"pier"))

    folder = media / "originals" / "ab"
    assert confirmed == [folder / "pier.jpg", folder, media / "originals", media, tmp_path]


def test_the_next_file_in_a_folder_costs_two_questions(
    tmp_path: Path, confirmed: list[Path]
) -> None:
    files = KeptFiles(tmp_path)
    files.save("pier.jpg", ContentFile(b"pier"))
    confirmed.clear()

    stored = files.save("pier.jpg", ContentFile(b"another"))
    assert stored != "pier.jpg"
    assert confirmed == [tmp_path / stored, tmp_path]


def test_a_text_is_replaced_when_the_new_one_is_on_the_disk(
    tmp_path: Path, confirmed: list[Path]
) -> None:
    path = tmp_path / "ready.json"
    write_whole(path, "old")
    confirmed.clear()

    write_whole(path, "new")
    assert path.read_text() == "new"
    assert confirmed == [tmp_path / "ready.json.new", tmp_path]
    assert [*tmp_path.iterdir()] == [path]


def test_what_is_forgotten_does_not_come_back(tmp_path: Path, confirmed: list[Path]) -> None:
    (tmp_path / "ready.json").touch()

    assert forget(tmp_path / "ready.json")
    assert confirmed == [tmp_path]
    assert not forget(tmp_path / "ready.json")
