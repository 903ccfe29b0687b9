"""The environment of every script: made once, and again only when something changed."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path("tools/environment.sh").resolve()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose Python writes down what it is asked, and fails while there is a file `broken`."""
    for folder in ("requirements", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("run", "test"):
        (tmp_path / "requirements" / f"{name}.txt").write_text("django==5.2.19\n")
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$@" >> asked\n[ ! -e broken ]\n')
    python.chmod(0o755)
    return tmp_path


def prepare(clone: Path, what: str) -> int:
    command = ["/bin/sh", "-euc", f". {SCRIPT}; environment {what}"]
    return subprocess.run(command, cwd=clone, check=False, capture_output=True).returncode


def installed(clone: Path) -> list[str]:
    """The lists that were installed, in order."""
    asked = clone / "asked"
    return [line.split()[-1] for line in asked.read_text().splitlines()] if asked.exists() else []


def test_requirements_are_installed_once(clone: Path) -> None:
    assert [prepare(clone, "run"), prepare(clone, "run")] == [0, 0]
    assert installed(clone) == ["requirements/run.txt"]


def test_changed_requirements_are_installed_again(clone: Path) -> None:
    prepare(clone, "run")
    (clone / "requirements" / "run.txt").write_text("django==5.2.20\n")

    assert prepare(clone, "run") == 0
    assert installed(clone) == ["requirements/run.txt", "requirements/run.txt"]


def test_what_the_tests_need_holds_what_serving_needs(clone: Path) -> None:
    prepare(clone, "test")

    assert prepare(clone, "run") == 0
    assert installed(clone) == ["requirements/test.txt"]


def test_an_installation_that_failed_is_tried_again(clone: Path) -> None:
    (clone / "broken").touch()
    assert prepare(clone, "run") != 0
    (clone / "broken").unlink()

    assert prepare(clone, "run") == 0
    assert installed(clone) == ["requirements/run.txt", "requirements/run.txt"]


def test_only_what_the_lock_files_name_by_hash_is_installed(clone: Path) -> None:
    prepare(clone, "run")

    assert "--require-hashes" in (clone / "asked").read_text().split()
