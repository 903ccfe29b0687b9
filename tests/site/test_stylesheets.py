"""The stylesheets keep the house's rules: one paper for both directions, nothing too new, nothing unused."""

import re
from pathlib import Path

import pytest

SHEETS = [
    *sorted(Path("nightdesk/static/css").glob("*.css")),
    *sorted(Path("nightdesk/static/account").glob("*.css")),
]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))(?=\s*:)"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)
# What not every browser of the last thirty months knows, and what readers of the others see instead.
TOO_NEW = {
    r"text-wrap:\s*pretty": "an orphan at the end of a paragraph",
    r"@starting-style": "",
    r"anchor-name": "",
    r"interpolate-size": "",
    r"@function": "",
    r"(?<![\w-])if\(": "",
    r"field-sizing": "",
    r"animation-timeline": "a bar that stands still",
    r"text-box": "",
    r"corner-shape": "",
}


def words(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_one_sheet_serves_both_directions(sheet: Path) -> None:
    queries = re.sub(r"@media[^{]*\{", "", words(sheet))
    assert PHYSICAL.findall(queries) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_what_is_newer_than_most_browsers_changes_nothing_where_it_is_unknown(sheet: Path) -> None:
    found = [feature for feature in TOO_NEW if re.search(feature, words(sheet))]
    assert [feature for feature in found if not TOO_NEW[feature]] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_sheet_says_what_it_is_for_and_stands_in_a_layer(sheet: Path) -> None:
    assert sheet.read_text().startswith("/* ")
    assert sheet.stem == "fonts" or "@layer " in words(sheet)


def test_every_token_that_is_used_is_defined() -> None:
    every = "\n".join(map(words, SHEETS))
    defined = set(re.findall(r"(--[\w-]+):", every))
    assert set(re.findall(r"var\((--[\w-]+)\)", every)) - defined == set()


def test_components_name_no_colour_of_their_own() -> None:
    colour = re.compile(r"oklch\(|rgba?\((?!var)|#[0-9a-fA-F]{3,8}\b")
    named = {sheet.stem for sheet in SHEETS if colour.search(words(sheet))}
    assert named == {"tokens"}


def test_every_sheet_is_linked_once() -> None:
    templates = "".join(page.read_text() for page in Path("nightdesk/templates").rglob("*.html"))
    links = re.findall(r"'(?:css|account)/([\w-]+)\.css'", templates)
    assert sorted(links) == sorted(sheet.stem for sheet in SHEETS)
