"""The living page: every component of the paper, in all states, directions and schemes."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.desk.conftest import SitDown

CSS = Path("nightdesk/static/css")
# Sheets whose every component stands on the page, and what only a script or a page of its own brings.
SHEETS = ("base", "body", "notice", "story", "figure")
ELSEWHERE = re.compile(r"ground-\w\d$|skip$|unseen$|story__when$|story__progress|picture__image$")


@pytest.fixture
def clara_at_the_desk(sit_down: SitDown, clara: Person, english: Edition) -> Client:
    return sit_down(clara)


def frame(client: Client, direction: str) -> BeautifulSoup:
    response = client.get(f"/desk/look/en/{direction}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_has_a_frame_for_each_direction_and_scheme(clara_at_the_desk: Client) -> None:
    page = BeautifulSoup(clara_at_the_desk.get("/desk/look/?edition=en").content, "html.parser")
    frames = [(one["src"], one["class"][1].rpartition("-")[2]) for one in page.find_all("iframe")]
    assert frames == [
        ("/desk/look/en/ltr/", "light"),
        ("/desk/look/en/ltr/", "dark"),
        ("/desk/look/en/rtl/", "light"),
        ("/desk/look/en/rtl/", "dark"),
    ]


def test_an_edition_that_is_not_there_has_no_look(clara_at_the_desk: Client) -> None:
    addresses = ("/desk/look/?edition=xx", "/desk/look/xx/ltr/")
    assert [clara_at_the_desk.get(one).status_code for one in addresses] == [404, 404]


@pytest.mark.parametrize(("direction", "language"), [("ltr", "en"), ("rtl", "ar")])
def test_a_frame_speaks_the_language_of_its_direction(
    clara_at_the_desk: Client, direction: str, language: str
) -> None:
    root = frame(clara_at_the_desk, direction).html
    assert (root["dir"], root["lang"]) == (direction, language)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_component_stands_on_it(clara_at_the_desk: Client, sheet: str) -> None:
    page = frame(clara_at_the_desk, "ltr")
    there = {name for tag in page.find_all(class_=True) for name in tag["class"]}
    styled = set(re.findall(r"\.([a-z][\w-]*)", (CSS / f"{sheet}.css").read_text()))
    assert {name for name in styled - there if not ELSEWHERE.search(name)} - {
        "css",
        "md",
        "py",
    } == set()


def test_nothing_of_it_is_kept_and_no_reader_sees_it(clara_at_the_desk: Client) -> None:
    frame(clara_at_the_desk, "ltr")
    assert not Story.objects.exists()
    assert Client().get("/desk/look/en/ltr/").status_code == 302


def test_it_wears_the_brand(clara_at_the_desk: Client, english: Edition) -> None:
    english.accent = "#8a1538"
    english.save()
    links = [link["href"] for link in frame(clara_at_the_desk, "rtl").find_all("link")]
    assert "/en/brand.css?8a1538" in links
