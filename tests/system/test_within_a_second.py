"""Open pages keep step with the newsroom: the real server, the real browser, nobody reloads."""

import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, expect

from tests.promises.conftest import data, founded_data, token
from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import Server
from tests.system.readers import (
    LINE,
    SECOND,
    desk,
    headline,
    item,
    kill,
    lines,
    opened,
    reader,
    server,
)

pytestmark = pytest.mark.browser
__all__ = ["data", "desk", "founded_data", "reader", "server", "token"]

BACK = 25_000  # after a break, with the longest wait before the browser comes back


def test_what_is_published_updated_and_killed_shows_on_every_open_page_within_a_second(
    server: Server, desk: Desk, reader: BrowserContext, browser: Browser
) -> None:
    someone_else = browser.new_context()
    pages = [
        opened(reader, server, "/en/"),
        opened(reader, server, "/en/harbour/"),
        opened(someone_else, server, "/en/wire/"),
    ]
    time.sleep(0.5)  # the connection is made in its own time; what comes before is resumed

    desk.publish("storm")
    for page in pages:
        expect(page.locator(LINE).first).to_have_text(headline("storm"), timeout=SECOND)
        assert lines(page) == [headline("storm"), headline("early")]

    desk.post(item("early", "Ferry early is back"))
    for page in pages:
        expect(page.locator(LINE).first).to_have_text("Ferry early is back", timeout=SECOND)
        assert lines(page) == ["Ferry early is back", headline("storm")]

    kill(desk, "early")
    for page in pages:
        expect(page.locator(LINE)).to_have_count(1, timeout=SECOND)
        assert "early" not in page.locator("body").inner_text()
    someone_else.close()


def test_after_the_server_was_killed_the_page_catches_up_by_itself(
    server: Server, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    desk.publish("storm")
    expect(page.locator(LINE).first).to_have_text(headline("storm"))
    server.kill_all()
    server.start()
    desk.publish("flood")
    kill(desk, "storm")
    expect(page.locator(LINE).first).to_have_text(headline("flood"), timeout=BACK)
    expect(page.locator(LINE)).to_have_count(2)
    assert lines(page) == [headline("flood"), headline("early")]


def test_new_items_wait_while_a_reader_has_scrolled(
    server: Server, desk: Desk, reader: BrowserContext
) -> None:
    for number in range(30):
        desk.publish(f"n{number}")
    page = opened(reader, server, "/en/wire/")
    page.evaluate("scrollTo(0, 900)")
    assert page.evaluate("scrollY") > 500
    under_the_eyes = page.locator(LINE).nth(15)
    seen = under_the_eyes.bounding_box()
    desk.publish("one")
    desk.publish("two")
    waiting = page.locator("[data-waiting]")
    expect(waiting).to_have_text("2 new")
    assert page.locator(LINE).first.text_content() == headline("n29")
    assert under_the_eyes.bounding_box() == seen
    expect(page).to_have_title("(2) The wire · The Harbour Gazette")

    waiting.evaluate("button => button.click()")
    expect(page.locator(LINE).first).to_have_text(headline("two"))
    expect(waiting).to_be_hidden()
    expect(page).to_have_title("The wire · The Harbour Gazette")


def test_a_paused_wire_waits(server: Server, desk: Desk, reader: BrowserContext) -> None:
    page = opened(reader, server, "/en/wire/")
    pause = page.locator("[data-pause]")
    pause.click()
    desk.publish("storm")
    expect(page.locator("[data-waiting]")).to_have_text("1 new")
    assert lines(page) == [headline("early")]
    pause.click()
    expect(page.locator(LINE).first).to_have_text(headline("storm"))


def test_unseen_items_are_counted_across_reloads_until_the_wire_is_opened(
    server: Server, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    pill = page.locator("wire-count")
    expect(pill).to_be_empty()
    desk.publish("storm")
    desk.publish("flood")
    expect(pill).to_have_text("(2)")
    expect(page).to_have_title("(2) The Harbour Gazette")
    page.reload()
    expect(pill).to_have_text("(2)")
    opened(reader, server, "/en/wire/")
    expect(pill).to_be_empty()
    expect(page).to_have_title("The Harbour Gazette")


def test_a_story_that_changes_under_its_reader_is_offered_and_a_killed_one_is_gone(
    server: Server, desk: Desk, reader: BrowserContext
) -> None:
    _, ack = desk.publish("storm")
    assert ack is not None
    page = opened(reader, server, ack.path)
    story = page.locator("article.story")
    desk.post(item("storm", "Ferry storm is over"))
    offer = page.locator(".newer a")
    expect(offer).to_be_visible(timeout=2 * SECOND)
    assert story.locator("h1").text_content() == headline("storm")
    offer.click()
    expect(story.locator("h1")).to_have_text("Ferry storm is over")
    expect(story).to_contain_text("It came back.")
    expect(offer).to_be_hidden()

    kill(desk, "storm")
    expect(story.locator("h1")).to_have_text("This story was withdrawn", timeout=2 * SECOND)
    assert "storm" not in page.locator("main").inner_text()


def test_eight_tabs_share_one_connection_and_the_next_takes_over(
    server: Server, desk: Desk, reader: BrowserContext
) -> None:
    streams: set[Request] = set()

    def ended(asked: Request) -> None:
        streams.discard(asked)

    reader.on("request", lambda asked: is_stream(asked) and streams.add(asked))
    reader.on("requestfinished", ended)
    reader.on("requestfailed", ended)
    pages = [opened(reader, server, "/en/" if tab % 2 else "/en/wire/") for tab in range(8)]
    desk.publish("storm")
    for page in pages:
        expect(page.locator(LINE).first).to_have_text(headline("storm"))
    assert len(streams) == 1

    streams.clear()  # nobody tells how those of a closed tab end
    pages.pop(0).close()
    desk.publish("flood")
    for page in pages:
        expect(page.locator(LINE).first).to_have_text(headline("flood"))
        assert lines(page) == [headline(name) for name in ("flood", "storm", "early")]
    assert len(streams) == 1


def is_stream(asked: Request) -> bool:
    return "/stream/" in asked.url


def test_older_items_come_as_the_reader_nears_the_end(
    server: Server, desk: Desk, reader: BrowserContext
) -> None:
    for number in range(45):
        desk.publish(f"n{number}")
    page = opened(reader, server, "/en/wire/")
    page.mouse.wheel(0, 10_000)
    expect(page.locator(LINE)).to_have_count(46)
    assert len(set(lines(page))) == 46
    expect(page.locator("more-items a")).to_have_count(0)


def test_without_javascript_everything_is_one_reload_away(
    server: Server, desk: Desk, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/en/wire/")
    desk.publish("storm")
    kill(desk, "early")
    page.reload()
    assert lines(page) == [headline("storm")]
    assert page.locator("[data-pause]").is_hidden()
    context.close()
