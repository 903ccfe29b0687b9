"""No part of the house is older than its last known hole."""

import importlib.metadata
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.version import Version

PROJECT = tomllib.loads(Path("pyproject.toml").read_text())
SECURE = PROJECT["tool"]["nightdesk"]["secure"]
SQLITE = (3, 51, 3)


@pytest.mark.parametrize(("name", "version"), sorted(SECURE.items()))
def test_what_is_installed_is_secure(name: str, version: str) -> None:
    assert Version(importlib.metadata.version(name)) >= Version(version)


@pytest.mark.parametrize("file", ["run", "test"])
def test_what_is_locked_is_secure(file: str) -> None:
    lines = Path(f"requirements/{file}.txt").read_text().splitlines()
    pins = dict(line.split(" ")[0].split("==") for line in lines if "==" in line[:40])

    assert [
        name for name, version in SECURE.items() if Version(pins[name]) < Version(version)
    ] == []


def test_sqlite_is_new_enough_to_keep_a_database_whole() -> None:
    assert sys.modules["sqlite3"].sqlite_version_info >= SQLITE
