"""Every setting an operator can give is documented, and nothing else is read."""

import re
from pathlib import Path

from config import env

PAGE = Path("docs/operators/settings.md").read_text()
SOURCES = [file for folder in ("config", "nightdesk") for file in Path(folder).rglob("*.py")]


def test_every_setting_is_documented_as_it_is() -> None:
    documented = [line for line in PAGE.splitlines() if line.startswith("| `NIGHTDESK_")]
    expected = [
        f"| `{setting.name}` | {setting.kind} | {f'`{setting.default}`' if setting.default else ''} "
        f"| {setting.sentence} |".replace("|  |", "| |")
        for setting in env.SETTINGS
    ]

    assert documented == expected


def test_no_setting_is_read_behind_the_documentation() -> None:
    named = {
        name for file in SOURCES for name in re.findall(r"\bNIGHTDESK_[A-Z_]+\b", file.read_text())
    }

    assert named == {setting.name for setting in env.SETTINGS}


def test_every_setting_is_optional() -> None:
    """A test run is given the data folder, at most a database too, and it runs."""
    assert env.data_folder().is_dir()
    assert [setting.name for setting in env.SETTINGS if setting.value != setting.default] in (
        ["NIGHTDESK_DATA"],
        ["NIGHTDESK_DATA", "NIGHTDESK_DATABASE_URL"],
    )
