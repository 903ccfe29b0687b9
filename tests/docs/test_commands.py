"""Every command of ours is documented, with every option it takes."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from tests.docs.scripts import SCRIPTS, told_options

PAGE = Path("docs/operators/commands.md").read_text()
SECTIONS = dict(
    re.findall(r"^### `([\w/ -]+?)`.*?\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
)
OPTION = re.compile(r"(?<![\w-])--[a-z-]+")
OURS = sorted(name for name, app in get_commands().items() if str(app).startswith("nightdesk."))
# Every command of Django takes these.
COMMON = {
    "--help", "--version", "--verbosity", "--settings", "--pythonpath",
    "--traceback", "--no-color", "--force-color", "--skip-checks",
}  # fmt: skip


def options(name: str) -> set[str]:
    command = load_command_class(str(get_commands()[name]), name)
    parser = command.create_parser("bin/nightdesk", name)
    told = {
        max(action.option_strings, key=len) for action in parser._actions if action.option_strings
    }
    return told - COMMON


@pytest.mark.parametrize("name", OURS)
def test_a_command_is_documented_with_its_options(name: str) -> None:
    text = SECTIONS[name]

    assert set(OPTION.findall(text)) == options(name)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_documented_with_its_options(script: str) -> None:
    text = SECTIONS[f"bin/{script}"]

    assert told_options(script) - {"--help"} == set(OPTION.findall(text))


def test_nothing_is_documented_that_is_not_there() -> None:
    assert set(SECTIONS) == {*OURS, *(f"bin/{script}" for script in SCRIPTS)}
