"""Good order: files are named for what they are, nothing is left open, nothing leads to somebody's machine."""

import re
import tomllib
from pathlib import Path

import pytest

from tools import trojan

TRACKED = trojan.tracked()
CODE = [
    path for path in TRACKED if path.parts[0] in {"nightdesk", "config", "bin", "tools", "tests"}
]
TEXT = [path for path in TRACKED if b"\0" not in path.read_bytes()]
SAYS_NOTHING = {"utils", "common", "core", "helpers", "services", "base", "misc"}
# Pieced together, so that this file is not its own first finding.
LEFT_OPEN = re.compile(
    "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error", "x" + "fail"))
)
OF_A_MACHINE = re.compile(
    "|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "index-" + "url ="))
)


NAMED_BY_DJANGO = "nightdesk/lib/sqlite/base.py"  # a database backend's module has this name


def found(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [f"{file}: {match}" for file in files for match in pattern.findall(file.read_text())]


def test_no_file_has_a_name_that_says_nothing() -> None:
    named = [
        path
        for path in CODE
        if path.suffix == ".py"
        and SAYS_NOTHING & {path.stem, *path.parts}
        and not path.match(NAMED_BY_DJANGO)
    ]

    assert named == []


def test_nothing_is_left_open() -> None:
    code = [path for path in CODE if path.suffix in {".py", ".html", ".js", ".css", ".sh", ""}]

    assert found(LEFT_OPEN, code) == []


def test_nothing_leads_to_a_machine() -> None:
    assert found(OF_A_MACHINE, TEXT) == []


def test_every_file_ends_with_its_last_line() -> None:
    written = [
        path for path in TEXT if path.suffix in {".py", ".html", ".css", ".js", ".md", ".toml"}
    ]

    assert [
        path
        for path in written
        if path.read_text() != path.read_text().rstrip("\n") + "\n" * bool(path.stat().st_size)
    ] == []


@pytest.mark.parametrize("folder", ["nightdesk", "config"])
def test_nothing_listens_for_signals(folder: str) -> None:
    sources = [path for path in CODE if path.parts[0] == folder and path.suffix == ".py"]

    assert found(re.compile(r"django\.db\.models\.signals|django\.dispatch"), sources) == []


def test_every_app_has_a_layer() -> None:
    contracts = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    layers = re.findall(r"\w+", " ".join(contracts[0]["layers"]))
    apps = [path.parent.name for path in Path("nightdesk").glob("*/__init__.py")]

    assert sorted(layers) == sorted(apps)
