"""Live coverage under readers' eyes: the real server, the desk and its readers in real browsers, nobody reloads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.promises.conftest import founded_data
from tests.promises.harness.founding import EDITOR, PASSWORD, copied
from tests.promises.harness.server import Server
from tests.system.covering import ADDRESS, opened_in
from tests.system.readers import SECOND, opened, reader

pytestmark = pytest.mark.browser
__all__ = ["founded_data", "reader"]

BACK = 25_000  # after a break, with the longest wait before the browser comes back
POST = ".posts .post"


@pytest.fixture(scope="module")
def data(founded_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(founded_data, tmp_path_factory.mktemp("live") / "data")


@pytest.fixture(scope="module")
def blog(data: Path) -> str:
    """The key of a live blog with eight posts."""
    return opened_in(data)


@pytest.fixture(scope="module")
def server(data: Path, blog: str) -> Iterator[Server]:
    """One for all tests: each begins where the one before ended."""
    with Server(data) as running:
        yield running


@pytest.fixture
def editor(browser: Browser, server: Server, blog: str) -> Iterator[Page]:
    """At the desk's page of the live blog."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/desk/live/{blog}/")
    page.fill("[name=username], [name=login]", EDITOR)
    page.fill("[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.locator(".quick-post").wait_for()
    yield page
    context.close()


def post(editor: Page, text: str, *, headline: str = "", is_key: bool = False) -> None:
    editor.fill(".quick-post [name=headline]", headline)
    editor.fill(".quick-post [name=text]", text)
    editor.locator(".quick-post [name=is_key]").set_checked(is_key)
    editor.click(".quick-post button[value=send]", no_wait_after=True)


def discuss(editor: Page, server: Server, address: str) -> None:
    """At the post's own page."""
    page = editor.context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}{address}")
    page.fill(".taking-part textarea", "Which buoy?")
    page.click(".taking-part button", no_wait_after=True)


def test_what_is_posted_and_killed_reaches_everybody_within_a_second(
    server: Server, editor: Page, reader: BrowserContext, browser: Browser
) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
    plain = browser.new_context(java_script_enabled=False)
    pages = [opened(reader, server, ADDRESS), opened(phone, server, ADDRESS)]
    reloading = plain.new_page()

    post(editor, "She hit a buoy.", headline="The Heron is out", is_key=True)
    for page in pages:
        newest = page.locator(POST).first
        expect(newest).to_contain_text("The Heron is out", timeout=2 * SECOND)
        expect(page.locator(".key-events a")).to_have_count(1)
    expect(pages[0].locator("aside.wire .wire__headline").first).to_have_text("The Heron is out")
    reloading.goto(f"http://127.0.0.1:{server.port}{ADDRESS}")
    expect(reloading.locator(POST)).to_have_count(9)
    discuss(editor, server, f"{ADDRESS}9/")
    told = pages[0].locator("live-discussion [data-waiting]")
    expect(told).to_have_text("1 new", timeout=2 * SECOND)
    expect(pages[0].locator("#post-9 .post__discuss")).to_have_text("1 comment")

    row = editor.locator("li.entry").first
    row.locator("summary").click()
    row.locator("[name=reason]").fill("It was another boat.")
    row.locator("button[value=kill]").click(no_wait_after=True)
    for page in pages:
        expect(page.locator(POST)).to_have_count(8, timeout=2 * SECOND)
        expect(page.locator(".key-events")).to_have_count(0)
        assert "Heron" not in page.locator("body").inner_text()
    expect(told).to_be_hidden()
    reloading.reload()
    assert "Heron" not in reloading.locator("body").inner_text()
    phone.close()
    plain.close()


def test_new_posts_wait_while_somebody_reads_and_each_is_there_once_after_the_server_was_killed(
    server: Server, editor: Page, reader: BrowserContext
) -> None:
    page = opened(reader, server, ADDRESS)
    there = page.locator(POST).count()
    page.evaluate("scrollTo(0, 900)")
    under_the_eyes = page.locator("#post-4")
    seen = under_the_eyes.bounding_box()
    post(editor, "The last race is over.")
    waiting = page.locator(".live-blog [data-waiting]")
    expect(waiting).to_have_text("1 new", timeout=2 * SECOND)
    expect(waiting).to_be_in_viewport()
    assert under_the_eyes.bounding_box() == seen
    expect(page.locator(POST)).to_have_count(there)

    waiting.click()
    expect(page.locator(POST).first).to_contain_text("The last race is over.")
    page.evaluate("scrollTo(0, 0)")
    server.kill_all()
    server.start()
    editor.reload()
    post(editor, "After it came back.")

    expect(page.locator(POST).first).to_contain_text("After it came back.", timeout=BACK)
    expect(page.locator(POST)).to_have_count(there + 2)
