"""A discussion under two readers' eyes: the real server, the real browser, nobody reloads."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.promises.conftest import data, founded_data, token
from tests.promises.harness.founding import EDITOR, PASSWORD
from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import Server
from tests.system.readers import SECOND, desk, opened, reader, server

pytestmark = pytest.mark.browser
__all__ = ["data", "desk", "founded_data", "reader", "server", "token"]

HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(2)) **Who** was there?"


def test_what_is_said_and_taken_back_reaches_the_other_window_within_a_second(
    server: Server, desk: Desk, reader: BrowserContext, browser: Browser
) -> None:
    _, ack = desk.publish("storm")
    assert ack is not None
    alarms: list[str] = []
    watching = opened(reader, server, ack.path)
    watching.on("dialog", lambda dialog: alarms.append(dialog.message))
    talk = watching.locator("live-discussion:defined")
    someone = browser.new_context(java_script_enabled=False)
    writing = someone.new_page()
    writing.goto(f"http://127.0.0.1:{server.port}{ack.path}")
    writing.fill(".taking-part textarea", HOSTILE)
    writing.click(".taking-part button")
    expect(writing.locator("textarea")).to_have_value(HOSTILE)
    writing.click("button[value=login]")
    writing.fill("[name=login]", EDITOR)
    writing.fill("[name=password]", PASSWORD)
    writing.click("main form button[type=submit]")
    expect(writing.locator("textarea")).to_have_value(HOSTILE)

    writing.click("button:has-text('Send')")
    waiting = talk.locator("[data-waiting]")
    expect(waiting).to_have_text("1 new", timeout=2 * SECOND)
    assert talk.locator(".comment").count() == 0, "nothing moves under anyone's eyes"
    waiting.click()
    expect(talk.locator(".comment__text strong")).to_have_text("Who")
    expect(watching.locator("[data-count]").first).to_have_text("1")
    expect(writing.locator(".comment__text strong")).to_have_text("Who")

    writing.goto(f"{writing.url}edit/")
    writing.click("button:has-text('Delete it')")
    expect(talk.locator(".comment")).to_have_count(0, timeout=2 * SECOND)
    expect(writing.locator("main .empty")).to_be_visible()
    assert alarms == []
    someone.close()
