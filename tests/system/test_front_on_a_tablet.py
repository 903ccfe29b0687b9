"""Between a phone and a desktop a front is neither one column of billboards nor columns of single words."""

import pytest
from playwright.sync_api import Browser, FloatRect, Page
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from tests.cast import NewStory
from tests.system.printed import print_paper

pytestmark = pytest.mark.browser

# The narrowest column that still holds a line of words.
NARROWEST = 180


def test_the_lead_has_its_words_beside_its_picture_and_seconds_stand_side_by_side(
    french: Edition, write: NewStory, live_server: LiveServer, browser: Browser
) -> None:
    print_paper(french, write)
    page = browser.new_page()
    for width in (768, 1024):
        page.set_viewport_size({"width": width, "height": 1000})
        page.goto(f"{live_server.url}/fr/")
        picture, headline = (
            box(page, f".card--lead {part}") for part in (".card__picture", ".card__headline")
        )
        seconds = [one.bounding_box() for one in page.locator(".front__seconds .card").all()]
        assert headline["x"] >= picture["x"] + picture["width"]
        assert headline["y"] < picture["y"] + picture["height"]
        assert len({one["y"] for one in seconds if one}) == 1 < len(seconds)
        assert min(one["width"] for one in seconds if one) >= NARROWEST
    page.close()


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).first.bounding_box()
    assert found
    return found
