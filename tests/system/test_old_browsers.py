"""Browsers too old for cascade layers read the page as plain HTML; those too old for nesting see nothing in the way."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from tests.cast import NewStory
from tests.system.printed import print_paper
from tests.system.test_steady import TOO_WIDE

ICON = 40  # pixels at most
LAYER = re.compile(r"@layer [\w, ]+(?:;|\{.*?^\})", re.DOTALL | re.MULTILINE)


@pytest.mark.browser
def test_without_layers_words_pictures_and_ways_are_all_there_and_fit(
    french: Edition, write: NewStory, live_server: LiveServer, browser: Browser
) -> None:
    """What such a browser does with the stylesheets: it leaves out each layer whole."""
    print_paper(french, write)
    page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})

    def without_layers(route: Route) -> None:
        route.fulfill(body=LAYER.sub("", route.fetch().text()), content_type="text/css")

    page.route("**/*.css*", without_layers)
    for address in ("/fr/", "/fr/port/quay-number-1/"):
        page.goto(live_server.url + address)
        assert page.evaluate("getComputedStyle(document.body).paddingInlineStart") == "0px"
        assert not page.evaluate(TOO_WIDE), address
        for icon in page.locator("svg").all():
            box = icon.bounding_box()
            assert box is None or box["width"] <= ICON
    page.close()


def test_what_hides_a_way_is_not_nested() -> None:
    """A link for the keyboard that a nested rule hides lies, where nesting is unknown, over the paper's name."""
    for sheet in Path("nightdesk/static/css").glob("*.css"):
        words = sheet.read_text()
        for found in re.finditer(r"clip-path", words):
            before = words[: found.start()]
            assert before.count("{") - before.count("}") == 2, sheet.stem
