"""The glossary and the code say the same words."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.apps import apps

NAME = re.compile(r"`([\w.()]+)`( \*later\*)?")
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in Path("docs/glossary.md").read_text().splitlines()
    if line.startswith("| **")
]
NAMES = {(name, bool(later)) for row in ROWS for name, later in NAME.findall(row[2])}


def exists(name: str) -> bool:
    """Whether a module, a record, or a word of a record is in the code."""
    if name.startswith("nightdesk."):
        return importlib.util.find_spec(name) is not None
    record, _, word = name.removesuffix("()").partition(".")
    ours = [model for model in apps.get_models() if model.__module__.startswith("nightdesk.")]
    models = [model for model in ours if model.__name__ == record]
    return any(not word or speaks(model, word, verb=name.endswith("()")) for model in models)


def speaks(model: type, word: str, *, verb: bool) -> bool:
    return callable(getattr(model, word, None)) if verb else hasattr(model, word)


@pytest.mark.parametrize("name", sorted(name for name, later in NAMES if not later))
def test_a_term_of_the_glossary_is_in_the_code(name: str) -> None:
    assert exists(name)


@pytest.mark.parametrize("name", sorted(name for name, later in NAMES if later))
def test_a_term_marked_later_is_not_in_the_code_yet(name: str) -> None:
    assert not exists(name)


def test_a_term_has_one_line_and_a_name() -> None:
    terms = [row[0] for row in ROWS]

    assert len(set(terms)) == len(terms)
    assert [row[0] for row in ROWS if len(row) != 5 or not row[1] or not NAME.search(row[2])] == []


def test_every_record_is_in_the_glossary() -> None:
    """Records that join two others need no word of their own."""
    ours = {
        model.__name__ for model in apps.get_models() if model.__module__.startswith("nightdesk.")
    }
    told = {name.partition(".")[0] for name, later in NAMES if not later}

    assert ours - told - JOINTS == set()


JOINTS = {"RelatedStory", "Seen"}
