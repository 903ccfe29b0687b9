"""The pages of documentation lead where they say, and stay short."""

import os
import re
from pathlib import Path

import pytest

PAGES = sorted([*Path().glob("*.md"), *Path("docs").rglob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
LONGEST = 200


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_links_to_what_exists(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text()) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_is_short(page: Path) -> None:
    limit = 80 if page.name == "README.md" and page.parent == Path() else LONGEST

    assert len(page.read_text().splitlines()) <= limit


def test_the_readme_shows_the_two_commands() -> None:
    readme = Path("README.md").read_text()

    assert ("bin/up" in readme, "bin/test" in readme) == (True, True)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_can_be_reached_from_the_readme(page: Path) -> None:
    assert page in reached(Path("README.md"), set())


def reached(page: Path, known: set[Path]) -> set[Path]:
    """`known` and every page that links lead to from here."""
    known.add(page)
    for link in LINK.findall(page.read_text()):
        target = Path(os.path.normpath(page.parent / link))
        if target.suffix == ".md" and target.is_file() and target not in known:
            reached(target, known)
    return known
