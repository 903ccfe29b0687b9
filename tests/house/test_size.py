"""The house measure: tools/size.py tells what has outgrown it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import size


def test_a_file_of_the_house_measure_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "story.py").write_text("x = 1\n" * 300)
    (tmp_path / "story.html").write_text("<p>\n" * 80)

    assert list(size.oversized(tmp_path)) == []


def test_a_file_one_line_too_long_is_told(tmp_path: Path) -> None:
    (tmp_path / "story.py").write_text("x = 1\n" * 301)
    (tmp_path / "story.css").write_text("\n" * 201)

    assert list(size.oversized(tmp_path)) == [
        (f"{tmp_path}/story.css", "201 lines, at most 200"),
        (f"{tmp_path}/story.py", "301 lines, at most 300"),
    ]


def test_a_function_and_a_class_that_do_too_much_are_told(tmp_path: Path) -> None:
    methods = "".join(f"    def act_{number}(self): ...\n" for number in range(21))
    (tmp_path / "desk.py").write_text(f"class Desk:\n{methods}\ndef run():\n" + "    pass\n" * 40)

    assert list(size.oversized(tmp_path)) == [
        (f"{tmp_path}/desk.py:Desk", "21 methods, at most 20"),
        (f"{tmp_path}/desk.py:run", "41 lines, at most 40"),
    ]


def test_migrations_may_be_as_long_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_a_newsroom.py").write_text("x = 1\n" * 500)

    assert list(size.oversized(tmp_path)) == []


def test_an_exception_without_a_reason_is_none(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text(
        "[tool.nightdesk]\noversized = ["
        '{what = "nightdesk/story.py", because = "one table"}, {what = "nightdesk/desk.py", because = " "}]\n'
    )

    assert size.exceptions(project) == {"nightdesk/story.py"}


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_the_gate_runs_by_itself(arguments: list[str]) -> None:
    gate = subprocess.run(
        [sys.executable, "tools/size.py", *arguments], check=False, capture_output=True, text=True
    )

    assert (gate.returncode, gate.stderr) == (0, "")
