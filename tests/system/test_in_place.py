"""A story opens over the page it is found on, at its true address; everything a browser does with pages works."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.promises.conftest import data, founded_data, token
from tests.promises.harness.publisher import Ack, Desk
from tests.promises.harness.server import Server
from tests.system.readers import SECOND, desk, headline, kill, opened, reader, server

pytestmark = pytest.mark.browser
__all__ = ["data", "desk", "founded_data", "reader", "server", "token"]

PANEL = "dialog.reading[open]"
TITLE = f"{PANEL} h1"
LONG = "".join(f"<p>Paragraph {number} of a long story.</p>" for number in range(60))


@pytest.fixture
def storm(desk: Desk) -> Ack:
    """A long story, and enough others for a front that scrolls."""
    for name in ("flood", "regatta", "market", "bridge", "gulls"):
        desk.publish(name)
    _, ack = desk.publish("storm", bodies=[{"contentType": "text/html", "value": LONG}])
    assert ack is not None
    return ack


def card(page: Page, name: str) -> str:
    return f"main .card__headline a:text-is('{headline(name)}')"


def open_card(page: Page, name: str) -> None:
    page.locator(card(page, name)).first.click()
    expect(page.locator(TITLE)).to_have_text(headline(name))
    expect(page.locator(f"{PANEL} article.story")).to_be_visible()


def path(page: Page) -> str:
    return page.evaluate("location.pathname")


def test_a_card_opens_over_the_page_and_back_gives_page_place_and_focus_back(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    page.evaluate("scrollTo(0, 120)")
    open_card(page, "storm")
    beneath = page.evaluate("scrollY")
    assert path(page) == storm.path
    expect(page).to_have_title(f"{storm.headline} · The Harbour Gazette")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.go_back()
    expect(page.locator(PANEL)).to_have_count(0)
    assert path(page) == "/en/"
    expect(page).to_have_title("The Harbour Gazette")
    assert page.evaluate("document.activeElement.textContent") == storm.headline
    assert page.evaluate("scrollY") == beneath > 0
    page.go_forward()
    expect(page.locator(TITLE)).to_have_text(storm.headline)
    assert path(page) == storm.path


def test_escape_and_the_button_close_and_leave_the_address_of_the_page(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/harbour/")
    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.get_by_role("button", name="Close").click(),
        lambda: page.mouse.click(5, 400),
    ):
        open_card(page, "storm")
        close()
        expect(page.locator(PANEL)).to_have_count(0)
        expect(page).to_have_url(f"http://127.0.0.1:{server.port}/en/harbour/")


def test_an_item_of_the_wire_opens_by_the_keyboard_alone(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/wire/")
    page.locator(".wire__headline").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_have_text(storm.headline)
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    assert page.evaluate("document.activeElement.textContent") == storm.headline


def test_stories_follow_each_other_in_the_panel_and_one_button_closes_them_all(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    open_card(page, "storm")
    page.locator(PANEL).evaluate("panel => panel.scrollTo(0, 700)")
    page.locator(f"{PANEL} .onward a").first.evaluate("link => link.click()")
    expect(page.locator(TITLE)).not_to_have_text(storm.headline)
    page.go_back()
    expect(page.locator(TITLE)).to_have_text(storm.headline)
    expect(page.locator(f"{PANEL} article.story")).to_be_visible()
    assert page.locator(PANEL).evaluate("panel => panel.scrollTop") == 700
    page.go_forward()
    expect(page.locator(TITLE)).not_to_have_text(storm.headline)
    page.get_by_role("button", name="Close").click()
    expect(page).to_have_url(f"http://127.0.0.1:{server.port}/en/")
    expect(page.locator(PANEL)).to_have_count(0)


def test_a_reload_shows_the_page_itself_and_back_the_one_before(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    open_card(page, "storm")
    page.reload()
    expect(page.locator("main h1")).to_have_text(storm.headline)
    assert page.locator(PANEL).count() == 0
    page.go_back()
    expect(page.locator("main h1")).to_have_text("The Harbour Gazette")
    assert path(page) == "/en/"


def test_the_title_stands_there_while_the_story_comes_and_a_closed_one_is_not_waited_for(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    asked: list[Request] = []
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.route(f"**{storm.path}", lambda route: asked.append(route.request))
    page.locator(card(page, "storm")).first.click()
    expect(page.locator(TITLE)).to_have_text(storm.headline)
    expect(page.locator(f"{PANEL} [role=status]")).to_have_text("Opening…")
    assert path(page) == storm.path
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    expect(page).to_have_url(f"http://127.0.0.1:{server.port}/en/")
    assert len(asked) == 1
    assert failed == [asked[0].url]


def test_a_story_that_is_opened_is_asked_for_once(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_card(page, "storm")
    assert [url for url in asked if url.endswith(storm.path)] == [
        f"http://127.0.0.1:{server.port}{storm.path}"
    ]


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_whoever_wants_another_tab_or_window_gets_it(
    server: Server, storm: Ack, reader: BrowserContext, key: str
) -> None:
    page = opened(reader, server, "/en/")
    with reader.expect_page() as other:
        page.locator(card(page, "storm")).first.click(modifiers=[key])
    expect(other.value.locator("main h1")).to_have_text(storm.headline)
    assert (path(page), page.locator(PANEL).count()) == ("/en/", 0)


def test_what_was_killed_meanwhile_leads_to_the_page_that_says_so(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    page.route("**/stream/**", lambda route: route.abort())
    page.reload()
    kill(desk, "storm")
    page.locator(card(page, "storm")).first.click()
    expect(page.locator("main h1")).to_have_text("This story was withdrawn")
    assert (path(page), page.locator(PANEL).count()) == (storm.path, 0)


def test_without_a_network_the_browser_goes_to_the_plain_address(
    server: Server, storm: Ack, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    reader.set_offline(True)
    with page.expect_request(f"**{storm.path}", timeout=5 * SECOND) as gone_to:
        page.locator(card(page, "storm")).first.click()
        page.wait_for_event("requestfailed", lambda request: request.is_navigation_request())
    assert gone_to.value.url.endswith(storm.path)
    reader.set_offline(False)


def test_a_story_killed_while_it_is_read_in_place_leaves_at_once_and_its_card_too(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    open_card(page, "storm")
    page.wait_for_timeout(500)  # the connection is made anew for it
    kill(desk, "storm")
    expect(page.locator(TITLE)).to_have_text("This story was withdrawn", timeout=2 * SECOND)
    assert "Paragraph 1" not in page.locator("body").inner_text()
    expect(page.locator(card(page, "storm"))).to_have_count(0)


def test_an_item_that_is_taken_off_the_wire_leaves_whoever_has_it_open(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    page.locator(".wire__place").first.click()
    expect(page.locator(f"{PANEL} article h1")).to_have_text(storm.headline)
    page.wait_for_timeout(500)
    kill(desk, "storm")
    expect(page.locator(TITLE)).to_have_text("This item was withdrawn", timeout=5 * SECOND)
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_have_count(0)
    assert "storm" not in page.locator("body").inner_text()


def test_only_the_story_is_printed(server: Server, storm: Ack, reader: BrowserContext) -> None:
    page = opened(reader, server, "/en/")
    open_card(page, "storm")
    page.emulate_media(media="print")
    assert page.locator("body > :visible").count() == 0
    assert page.locator(f"{PANEL} :text('Paragraph 59 of')").is_visible()
    assert page.locator(".reading__head").is_hidden()
    assert page.locator(PANEL).evaluate("panel => panel.scrollHeight <= panel.clientHeight")


def test_without_javascript_a_card_is_a_link(server: Server, storm: Ack, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/en/")
    assert page.locator("dialog").is_hidden()
    page.locator(card(page, "storm")).first.click()
    expect(page.locator("main h1")).to_have_text(storm.headline)
    context.close()
