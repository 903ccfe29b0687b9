"""Asking the paper, as a reader does."""

from tests.pages import Page


def search(query: str, edition: str = "en") -> Page:
    page = Page(f"/{edition}/search/?{query}")
    assert page.status == 200
    return page


def headlines(query: str, edition: str = "en") -> list[str]:
    return search(query, edition).texts(".search__headline")
