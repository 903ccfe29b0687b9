"""Pictures as a browser takes them: the lightest kind, the size a screen needs, only what is looked at."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.fronts.arranged import arrange, front_of
from tests.media.pictures import drawn, file_of
from tests.system.test_steady import SHIFTS, TO_THE_END

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True,
}  # fmt: skip
SHOWN = (
    "[...document.images].map((image) => [image.currentSrc.split('.').pop(), image.naturalWidth])"
)


@pytest.fixture
def stories(write: NewStory) -> list[Story]:
    """Enough for every slot, with pictures of all shapes."""
    sizes = ((1600, 1000), (900, 1400), (1400, 500), (1000, 1000))
    pictures = [Picture.take_in(file_of(drawn(size)), "quay.jpg") for size in sizes]
    written = [write(f"Story {n}", lead_picture=pictures[n % 4]) for n in range(14)]
    for story in written:
        story.publish(by=None)
    return written


@pytest.fixture
def front(stories: list[Story], english: Edition) -> list[Story]:
    arrange(front_of(english), lead=[stories[0]], live_strip=stories[4:6])
    return stories


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(**PHONE)
    yield context
    context.close()


def opened(context: BrowserContext, url: str) -> tuple[Page, list[Response]]:
    page, got = context.new_page(), list[Response]()
    page.on("response", lambda one: "/media/" in one.url and got.append(one))
    page.goto(url, wait_until="load")
    page.wait_for_function("document.images[0].complete")
    return page, got


def late(route: Route) -> None:
    """As a slow line brings them: long after the page."""
    route.request.frame.page.wait_for_timeout(150)
    route.continue_()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_pictures_come_late(
    width: int, front: list[Story], live_server: LiveServer, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    context.add_init_script(SHIFTS)
    context.route("**/media/**", late)
    moved = {}
    for address in ("/en/", "/en/harbour/", front[1].get_absolute_url()):
        page = context.new_page()
        page.goto(live_server.url + address, wait_until="commit")
        page.wait_for_load_state("load")
        page.evaluate(TO_THE_END)
        moved[address] = page.evaluate("shifts")
        page.close()
    context.close()
    assert moved == dict.fromkeys(moved, 0)


def test_a_phone_takes_the_lightest_kind_in_its_own_size(
    front: list[Story], live_server: LiveServer, phone: BrowserContext
) -> None:
    page, _got = opened(phone, f"{live_server.url}/en/")
    page.evaluate(TO_THE_END)
    (kind, width), *others = page.evaluate(SHOWN)
    assert (kind, width) == ("avif", 390)
    assert {kind for kind, _width in others} == {"avif"}
    natural = page.evaluate(
        "[...document.images].map((image) => image.currentSrc).filter((one) => !one).length"
    )
    assert natural == 0


def test_the_lead_comes_first_and_what_nobody_looks_at_does_not_come(
    front: list[Story], live_server: LiveServer, phone: BrowserContext
) -> None:
    page, got = opened(phone, f"{live_server.url}/en/")
    lead, *others = page.locator("main img").all()
    assert (lead.get_attribute("fetchpriority"), lead.get_attribute("loading")) == ("high", None)
    assert {one.get_attribute("loading") for one in others} == {"lazy"}
    first = min(got, key=lambda answer: answer.request.timing["startTime"])  # asked for, not had
    assert first.url == page.evaluate("document.images[0].currentSrc")
    before = len(got)
    page.evaluate(TO_THE_END)
    assert before < len(others) + 1


def test_the_place_of_a_picture_shows_its_colour_meanwhile(
    front: list[Story], live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page()
    page.route("**/media/**", lambda route: route.abort())
    page.goto(f"{live_server.url}/en/")
    ground = page.locator("main img").first.evaluate(
        "(one) => getComputedStyle(one).backgroundColor"
    )
    page.close()
    assert ground == "rgb(153, 204, 204)"
