"""Nothing on a page moves by itself, nothing is wider than the screen, nothing comes from elsewhere."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response
from pytest_django.live_server_helper import LiveServer

from tests.cast import NewStory
from tests.system.printed import Printed, print_paper

pytestmark = pytest.mark.browser

SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
TO_THE_END = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 400) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await new Promise((settled) => setTimeout(settled, 200));
}"""
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
# Without scripts: a button of no form, and one that is said to be no form's.
DOES_NOTHING = "button[type=button], button:not(form button)"
MOST_REQUESTS = 40
MOST_FONTS = 1


@pytest.fixture
def paper(request: pytest.FixtureRequest, write: NewStory) -> Printed:
    return print_paper(request.getfixturevalue(getattr(request, "param", "french")), write)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_comes_and_is_read(
    width: int, paper: Printed, live_server: LiveServer, context: BrowserContext
) -> None:
    context.add_init_script(SHIFTS)
    moved = {}
    for address in ("/fr/", "/fr/port/hard/", "/fr/wire/"):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(live_server.url + address)
        page.evaluate(TO_THE_END)
        moved[address] = page.evaluate("shifts")
        page.close()
    assert moved == dict.fromkeys(moved, 0)


@pytest.mark.parametrize("paper", ["french", "arabic"], indirect=True)
def test_what_is_hardest_to_set_is_no_wider_than_the_screen(
    paper: Printed, live_server: LiveServer, context: BrowserContext
) -> None:
    page, wide = context.new_page(), []
    for address in paper.addresses():
        page.goto(live_server.url + address)
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            if page.evaluate(TOO_WIDE):
                wide.append((address, width))
    assert wide == []


@pytest.mark.parametrize("width", [640, 1280])
def test_text_of_twice_the_size_fits_too(
    width: int, paper: Printed, live_server: LiveServer, context: BrowserContext
) -> None:
    page, wide = context.new_page(), []
    page.set_viewport_size({"width": width, "height": 900})
    for address in paper.addresses():
        page.goto(live_server.url + address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate(TOO_WIDE):
            wide.append(address)
    assert wide == []


def test_a_page_asks_for_little_and_nobody_else_for_anything(
    paper: Printed, live_server: LiveServer, browser: Browser
) -> None:
    asked: dict[str, list[str]] = {}
    for address in ("/fr/", "/fr/port/hard/", "/fr/wire/"):
        page = browser.new_page()
        got = asked[address] = []
        page.on("response", lambda response, got=got: got.append(response))
        page.goto(live_server.url + address, wait_until="load")
        page.close()
    hosts = {urlsplit(one.url).netloc for got in asked.values() for one in got}
    assert hosts == {urlsplit(live_server.url).netloc}
    for got in asked.values():
        kinds = [one.request.resource_type for one in got]
        assert len([kind for kind in kinds if kind != "image"]) <= MOST_REQUESTS
        assert kinds.count("font") <= MOST_FONTS


def test_without_colours_of_its_own_a_page_still_says_what_is_what(
    paper: Printed, live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{live_server.url}/fr/port/hard/")
    here = edge(page, ".masthead__sections [aria-current]", "border-block-end-color")
    others = edge(page, ".notice", "border-block-start-color")
    page.goto(f"{live_server.url}/fr/")
    elsewhere = edge(page, ".masthead__sections a", "border-block-end-width")
    page.close()
    assert "rgba(0, 0, 0, 0)" not in (here, others)
    assert elsewhere == "0px"


def test_whoever_wants_no_motion_sees_none(
    paper: Printed, live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{live_server.url}/fr/port/hard/")
    moving = page.evaluate("document.getAnimations().length")
    page.close()
    assert moving == 0


def test_without_scripts_every_page_is_whole_and_offers_nothing_that_does_not_work(
    paper: Printed, live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False)
    dead = []
    for address in paper.addresses():
        answer = page.goto(live_server.url + address)
        assert isinstance(answer, Response)
        buttons = page.locator("button:visible").and_(page.locator(DOES_NOTHING))
        if buttons.count() or not page.locator("main h1").count():
            dead.append(address)
    page.close()
    assert dead == []


def edge(page: Page, selector: str, colour: str) -> str:
    found: str = page.locator(selector).first.evaluate(
        "(element, colour) => getComputedStyle(element).getPropertyValue(colour)", colour
    )
    return found
