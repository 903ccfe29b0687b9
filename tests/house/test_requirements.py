"""What the house is made of: locked, hashed, and bound to no address."""

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = tomllib.loads(Path("pyproject.toml").read_text())
PIN = re.compile(r"^([a-z0-9-]+)==\S+(?: ; .+)? \\$", re.MULTILINE)


def pinned(file: str) -> list[str]:
    return PIN.findall(Path(f"requirements/{file}.txt").read_text())


def named(requirement: str) -> str:
    return re.split(r"[\[<>=;~ ]", requirement)[0].lower()


@pytest.mark.parametrize("file", ["run", "test"])
def test_a_lock_file_holds_pins_and_hashes_and_nothing_else(file: str) -> None:
    lines = Path(f"requirements/{file}.txt").read_text().splitlines()
    hashes = [line for line in lines if re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}( \\)?", line)]

    assert len(hashes) + len(pinned(file)) == len(lines)


def test_every_dependency_is_locked() -> None:
    wanted = {named(requirement) for requirement in PROJECT["project"]["dependencies"]}

    assert wanted - set(pinned("run")) == set()


def test_every_tool_of_the_tests_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    wanted = {named(tool) for group in groups.values() for tool in group if isinstance(tool, str)}

    assert wanted - set(pinned("test")) == set()


def test_the_tests_run_on_what_is_served() -> None:
    served = set(Path("requirements/run.txt").read_text().splitlines())

    assert served - set(Path("requirements/test.txt").read_text().splitlines()) == set()


def test_every_dependency_and_every_ignored_rule_gives_its_reason() -> None:
    text = Path("pyproject.toml").read_text()
    dependencies = text.split("dependencies = [")[1].split("\n]")[0].strip().splitlines()
    ignored = text.split("\nignore = [")[1].split("\n]")[0].strip().splitlines()

    assert [
        line for line in [*dependencies, *ignored] if "  #" not in line and ", # " not in line
    ] == []
