from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory

from nightdesk.editions.models import Edition
from nightdesk.fronts.front_page import FrontPage
from nightdesk.site.views import errors
from nightdesk.stories.models import Story
from tests.pages import Page


@pytest.mark.parametrize("path", ["/ar/none/", "/ar/a/b/c/d/", "/ar/none/none/"])
def test_what_is_not_found_is_said_in_the_editions_language(
    arabic: Edition, english: Edition, path: str
) -> None:
    page = Page(path)
    assert page.status == 404
    assert (page.one("html")["lang"], page.one("html")["dir"]) == ("ar", "rtl")
    assert page.text(".masthead__name") == "جريدة الميناء"


def test_outside_every_edition_the_leading_one_speaks(french: Edition, arabic: Edition) -> None:
    for path in ("/wp-login.php", "/zz/", "/zz/port/"):
        assert Page(path).one("html")["lang"] == "fr"


@pytest.mark.django_db
def test_before_any_edition_a_bare_page_says_it() -> None:
    page = Page("/wp-login.php")
    assert (page.status, page.text("h1")) == (404, "There is nothing at this address")


def test_nothing_of_the_address_is_repeated(english: Edition) -> None:
    assert b"evil" not in Client().get("/en/evil/<evil>/?evil").content


def test_what_was_withdrawn_is_said_in_the_editions_language(harbour_fire: Story, ida: Any) -> None:
    harbour_fire.kill("A court said so.", by=ida)
    page = Page("/en/harbour/harbour-fire/")
    assert (page.status, page.text("h1")) == (410, "This story was withdrawn")


def test_what_broke_is_said_on_a_page_of_its_own(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("the secret reason")

    monkeypatch.setattr(FrontPage, "of", fail)
    response = Client(raise_request_exception=False).get("/en/")
    assert response.status_code == 500
    assert b"Something broke on our side" in response.content
    assert b"secret" not in response.content


def test_a_broken_database_does_not_break_the_page_that_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unreachable(request: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(errors, "edition_of", unreachable)
    response = errors.broken(RequestFactory().get("/fr/"))
    assert response.status_code == 500
    assert b"Something broke on our side" in response.content
