"""The paper in a real browser: on a narrow phone, under its own policy, with other houses kept out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from nightdesk.stories.models import Story
from tests.cast import NewStory, paragraph

pytestmark = pytest.mark.browser

LONG = "Donau" + "dampfschifffahrt" * 8
NARROW = {"width": 320, "height": 640}
ADDRESSES = ["", "port/", "port/long/", "wire/", "archive/", "corrections/", "about/", "none/"]
TABLE = {
    "columns": [{"type": "text", "heading": LONG} for _ in range(4)],
    "rows": [{"values": ["<p>1</p>"] * 4}],
    "caption": LONG,
}
BODY = [
    paragraph(LONG),
    {"type": "heading", "value": {"text": LONG, "level": "2"}},
    {"type": "table", "value": TABLE},
    {"type": "preformatted", "value": {"text": LONG}},
    {"type": "quote", "value": {"text": f"<p>{LONG}</p>", "speaker": LONG}},
    {"type": "embed", "value": {"url": "https://video.example/7", "title": LONG}},
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=NARROW)
    yield page
    page.close()


@pytest.fixture
def long_story(request: pytest.FixtureRequest, write: NewStory) -> Story:
    """A story of nothing but very long words, in the edition the test names."""
    edition: Edition = request.getfixturevalue(request.param)
    section = edition.sections.create(name=LONG[:60], slug="port")
    story = write(LONG, standfirst=LONG, slug="long", section=section, body=BODY, genre="opinion")
    story.publish(by=None)
    story.correct(LONG, by=None)
    return story


@pytest.mark.parametrize("long_story", ["french", "arabic"], indirect=True)
def test_no_page_is_wider_than_a_narrow_phone(
    long_story: Story, live_server: LiveServer, page: Page
) -> None:
    too_wide = []
    for address in ADDRESSES:
        page.goto(f"{live_server.url}/{long_story.edition.code}/{address}")
        if page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
            too_wide.append(address)
    assert too_wide == []


@pytest.mark.parametrize("long_story", ["french"], indirect=True)
def test_every_page_has_one_headline_one_main_part_and_a_way_past_the_masthead(
    long_story: Story, live_server: LiveServer, page: Page
) -> None:
    for address in ADDRESSES:
        page.goto(f"{live_server.url}/fr/{address}")
        assert [page.locator(part).count() for part in ("h1", "main", "a.skip")] == [1, 1, 1]


@pytest.mark.parametrize("long_story", ["french"], indirect=True)
def test_pages_keep_to_their_own_policy_and_to_this_house(
    long_story: Story, live_server: LiveServer, page: Page
) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for address in ADDRESSES[:-1]:
        page.goto(f"{live_server.url}/fr/{address}")
    assert complaints == []
    assert [url for url in asked if not url.startswith(live_server.url)] == []


@pytest.mark.parametrize("long_story", ["french"], indirect=True)
def test_another_house_is_asked_only_once_the_reader_asks(
    long_story: Story, live_server: LiveServer, page: Page
) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>A film</title>", content_type="text/html")

    page.route("https://video.example/**", answer)
    page.goto(f"{live_server.url}/fr/port/long/")
    assert asked == []

    page.locator(".embed button").click()
    frame = page.locator(".embed iframe")
    frame.wait_for()
    assert asked == ["https://video.example/7"]
    assert "allow-scripts" in str(frame.get_attribute("sandbox"))
    assert "allow-top-navigation" not in str(frame.get_attribute("sandbox"))


@pytest.mark.parametrize("long_story", ["french"], indirect=True)
def test_without_javascript_an_embed_is_a_link(
    long_story: Story, live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/fr/port/long/")
    assert page.locator(".embed button").is_hidden()
    assert page.locator(".embed a").get_attribute("href") == "https://video.example/7"
    page.close()
