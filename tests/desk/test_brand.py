"""The brand, set at the desk without touching code."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nightdesk.bakery.models import Generation
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.desk.conftest import SitDown
from tests.editions.test_marks import picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 10"><path d="M0 0h9"/></svg>'


@pytest.fixture
def desk(sit_down: SitDown, ada: Person, english: Edition) -> Any:
    client = sit_down(ada)

    def saved(**brand: Any) -> tuple[Client, Any]:
        known = {"name": "The Harbour Gazette", "code": "en", "language": "en", "direction": "ltr"}
        fields = {**known, "time_zone": "UTC", "position": 1, **brand}
        answer = client.post(f"/desk/editions/edit/{english.pk}/", fields)
        english.refresh_from_db()
        return client, answer

    return saved


def drawing(width: int = 40) -> SimpleUploadedFile:
    return SimpleUploadedFile("logo.svg", SVG.format(width).encode(), "image/svg+xml")


def errors(answer: Any) -> dict[str, list[str]]:
    return {name: list(words) for name, words in answer.context["form"].errors.items()}


def test_a_brand_is_set_and_readers_see_it_at_once(desk: Any, english: Edition) -> None:
    before = Generation.objects.filter(name=generations.shape(english.pk)).values_list(
        "number", flat=True
    )
    was = list(before)
    desk(accent="#8a1538", paper="#fff7ee", typeface="serif", logo=drawing(), tagline="By the sea")

    assert (english.accent, english.paper, english.typeface) == ("#8a1538", "#fff7ee", "serif")
    assert (english.logo_width, english.logo_height) == (1000, 250)
    assert list(before.all()) != was
    assert b"/en/brand/" in Client().get("/en/").content


def test_paper_that_copy_could_not_be_read_on_is_refused(desk: Any) -> None:
    _client, answer = desk(paper="#802020")
    assert errors(answer) == {
        "paper": ["Copy could not be read on this paper: choose a paler tint, such as #fff7ee."]
    }


def test_a_logo_that_could_act_is_refused(desk: Any, english: Edition) -> None:
    bad = SimpleUploadedFile("logo.svg", SVG.format(4).replace("path", "script").encode())
    _client, answer = desk(logo=bad)
    assert errors(answer) == {
        "logo": ["A logo is drawn with shapes; this one holds <script>. Turn text into paths."]
    }
    assert not english.logo


@pytest.mark.parametrize("day", [None, 80])
def test_the_logo_of_the_night_has_the_shape_of_the_days(desk: Any, day: int | None) -> None:
    files = {"logo": drawing(day)} if day else {}
    _client, answer = desk(logo_at_night=drawing(40), **files)
    assert errors(answer) == {
        "logo_at_night": ["Both logos have the same shape, and the first is there."]
    }


def test_an_icon_that_is_no_square_is_refused(desk: Any) -> None:
    _client, answer = desk(icon=SimpleUploadedFile("icon.png", picture((600, 512))))
    assert errors(answer) == {"icon": ["An icon is square and measures 512 points or more."]}


def test_a_logo_is_taken_off_again(desk: Any, english: Edition) -> None:
    client, _answer = desk(logo=drawing(), icon=SimpleUploadedFile("i.png", picture((512, 512))))
    page = client.get(f"/desk/editions/edit/{english.pk}/").content.decode()
    assert f'href="/en/brand/{english.logo_name}"' in page
    assert 'href="/en/icon-192.png"' in page

    desk(**{"logo-clear": "on"})
    assert (english.logo.name, english.logo_width, english.logo_height) == ("", 0, 0)
