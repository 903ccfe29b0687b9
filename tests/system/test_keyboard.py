"""The keyboard alone: past the masthead, through the page in order, always seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from tests.cast import NewStory
from tests.system.printed import print_paper

pytestmark = pytest.mark.browser

# Where the focus is, whether a ring shows it, and whether it is on the screen.
STOP = """() => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  return {
    place: [...document.querySelectorAll("a, button, input, select, summary, textarea, [tabindex]")].indexOf(here),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    body: here === document.body,
  };
}"""
MOST_STOPS = 200


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture(params=["", "port/hard/", "wire/", "search/?q=quay"])
def address(
    request: pytest.FixtureRequest, french: Edition, write: NewStory, live_server: LiveServer
) -> str:
    print_paper(french, write)
    return f"{live_server.url}/fr/{request.param}"


def test_every_stop_is_seen_in_the_order_of_the_page(page: Page, address: str) -> None:
    page.goto(address)
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["body"]:
            break
        stops.append(stop)
    places = [stop["place"] for stop in stops]
    assert len(stops) > 5
    assert places == sorted(places)
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []


def test_the_first_stop_leads_past_the_masthead(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, aside') !== null")
