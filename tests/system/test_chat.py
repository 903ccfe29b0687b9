"""A room in three windows: one from right to left, one as wide as a telephone, one in which nothing runs."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.promises.conftest import founded_data
from tests.promises.harness.founding import EDITOR, PASSWORD, READERS, copied
from tests.promises.harness.server import Server
from tests.system.readers import SECOND

pytestmark = pytest.mark.browser
__all__ = ["founded_data"]

ROOM = "/en/chat/quay/"
TURNED = "addEventListener('DOMContentLoaded', () => document.documentElement.dir = 'rtl')"
REJECT = """async (handle) => {
  const { token } = await (await fetch("/me.json")).json();
  const body = new URLSearchParams({ act: `reject.${handle}`, reason: "abuse" });
  const headers = { "X-CSRFToken": token };
  return (await fetch("/desk/moderation/acts/", { method: "POST", headers, body })).status;
}"""
KEEP = """async (act) => {
  const { token } = await (await fetch("/me.json")).json();
  const body = new URLSearchParams({ act });
  const headers = { "X-CSRFToken": token };
  await fetch("/desk/rooms/1/acts/", { method: "POST", headers, body });
}"""


@pytest.fixture(scope="module")
def server(founded_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for both tests: the second begins where the first ended."""
    with Server(copied(founded_data, tmp_path_factory.mktemp("chat") / "data")) as running:
        yield running


@pytest.fixture
def windows(browser: Browser) -> Iterator[list[BrowserContext]]:
    turned = browser.new_context()
    turned.add_init_script(TURNED)
    narrow = browser.new_context(viewport={"width": 390, "height": 800})
    plain = browser.new_context(java_script_enabled=False)
    yield [turned, narrow, plain]
    for context in (turned, narrow, plain):
        context.close()


def entered(context: BrowserContext, server: Server, email: str) -> Page:
    """Somebody in the room, signed in."""
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/account/login/?next={ROOM}")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    expect(page.locator(".room__say textarea")).to_be_visible()
    return page


def say(page: Page, text: str) -> None:
    page.fill(".room__say textarea", text)
    page.click(".room__say button.pill--ink")


def texts(page: Page) -> list[str]:
    return page.locator(".room .message__text").all_inner_texts()


def sees(page: Page, *said: str) -> None:
    expect(page.locator(".room .message__text")).to_have_text(list(said), timeout=8 * SECOND)


def shows_within_two_seconds(page: Page, said: list[str]) -> None:
    """Where nothing runs a room is as of its last second, and the clock comes each second."""
    until = time.monotonic() + 5
    while texts(page) != said and time.monotonic() < until:
        page.reload()
    assert texts(page) == said


def test_three_windows_talk_and_nothing_is_lost_when_the_server_is_killed(
    server: Server, windows: list[BrowserContext]
) -> None:
    turned, narrow, plain = map(entered, windows, [server] * 3, (EDITOR, *READERS))
    say(turned, "One.")
    sees(narrow, "One.")
    say(narrow, "Two, <img src=x onerror=alert(1)>.")
    sees(turned, "One.", "Two, <img src=x onerror=alert(1)>.")
    say(plain, "Three.")
    expect(plain.locator(".room__here .message__text")).to_have_text("Three.")
    three = ("One.", "Two, <img src=x onerror=alert(1)>.", "Three.")
    sees(turned, *three)
    sees(narrow, *three)

    server.kill_all()
    say(turned, "Four.")
    say(narrow, "Five.")
    expect(narrow.locator(".message--sending")).to_have_count(1)
    server.start()
    for page in (turned, narrow):
        expect(page.locator(".message--sending")).to_have_count(0, timeout=15 * SECOND)
        expect(page.locator(".room .message__text")).to_have_count(5, timeout=15 * SECOND)
    assert texts(turned) == texts(narrow)
    assert sorted(texts(turned)) == sorted([*three, "Four.", "Five."])
    plain.goto(f"http://127.0.0.1:{server.port}{ROOM}")
    shows_within_two_seconds(plain, texts(turned))

    key = re.findall(
        r"message-(\w{12})", turned.locator(".message").nth(1).get_attribute("id") or ""
    )[0]
    assert turned.evaluate(REJECT, f"{key}.1") in {200, 302}
    for page in (turned, narrow):
        expect(page.locator(".room .message__text")).to_have_count(4, timeout=SECOND)
    plain.reload()
    assert texts(plain) == texts(turned), "what is taken away is gone at once"


def test_who_was_away_is_called_and_finds_what_they_missed(
    server: Server, windows: list[BrowserContext]
) -> None:
    turned, narrow, _plain = windows
    host, lena = entered(turned, server, EDITOR), entered(narrow, server, READERS[0])
    expect(host.locator(".room__hint")).to_be_hidden()
    say(host, "Before she leaves.")
    expect(lena.locator(".message__text").last).to_have_text("Before she leaves.")
    lena.set_viewport_size({"width": 1200, "height": 800})
    lena.goto(f"http://127.0.0.1:{server.port}/en/")
    say(host, "@Lena of the quay, are you there?")
    expect(host.locator(".message--sending")).to_have_count(0)

    lena.click("[data-chat]")
    drawer = lena.locator("chat-drawer")
    expect(drawer.locator(".room__unread + .message .message__text")).to_have_text(
        "@Lena of the quay, are you there?"
    )
    lena.keyboard.type("Always.")
    lena.keyboard.press("Enter")
    expect(host.locator(".message__text").last).to_have_text("Always.")
    lena.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    assert lena.evaluate("document.activeElement.matches('[data-chat]')")

    host.evaluate(KEEP, "freeze")
    lena.goto(f"http://127.0.0.1:{server.port}/account/answers/")
    expect(lena.get_by_text("are you there?")).to_be_visible()
    lena.route(f"**{ROOM}", behind)
    lena.goto(f"http://127.0.0.1:{server.port}{ROOM}")
    lena.unroute(f"**{ROOM}")
    expect(lena.locator(".message__text").last).to_have_text("Always.", timeout=6 * SECOND)
    expect(lena.locator(".room__say")).to_be_hidden()
    host.evaluate(KEEP, "thaw")
    expect(lena.locator(".room__say")).to_be_visible()
    reads_further_up_and_jumps(lena, host)


def reads_further_up_and_jumps(lena: Page, host: Page) -> None:
    """What comes meanwhile is counted, and one press away; the day is said once."""
    expect(lena.locator(".room [data-day]")).to_have_count(1)
    lena.set_viewport_size({"width": 390, "height": 420})
    jump, newest = lena.locator("[data-jump]"), lena.locator(".message__text").last
    say(host, "\n\n".join(f"The {hour} o’clock tide is in." for hour in range(24)))
    expect(newest).to_contain_text("The 23 o’clock tide is in.")
    lena.locator(".room__scroll").evaluate("scroll => (scroll.scrollTop = -scroll.scrollHeight)")
    expect(jump).to_be_visible()
    say(host, "You were further up.")
    expect(jump).to_have_text("1 new")
    expect(newest).not_to_be_in_viewport()
    jump.click()
    expect(jump).to_be_hidden()
    expect(newest).to_have_text("You were further up.")
    expect(newest).to_be_in_viewport()


def behind(route: Route) -> None:
    """The page as it was long ago: the newest message is not on it, and its place in the log is forgotten."""
    head, _, newest = route.fetch().text().rpartition("<article")
    page = head + newest.partition("</article>")[2]
    page = re.sub(r'data-cursor="[^"]*"', 'data-cursor="long-ago"', page)
    route.fulfill(body=page, content_type="text/html")
