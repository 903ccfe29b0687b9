"""A text that changes under its reader is offered, shown with its changes marked, and cards keep step."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.promises.conftest import data, founded_data, token
from tests.promises.harness.publisher import Ack, Desk
from tests.promises.harness.server import Server
from tests.system.readers import SECOND, desk, headline, item, kill, opened, reader, server

pytestmark = pytest.mark.browser
__all__ = ["data", "desk", "founded_data", "reader", "server", "token"]

OLD = [f"<p>Paragraph {number} of a long story.</p>" for number in range(40)]
NEW = [*OLD[:3], "<p>Nobody was hurt.</p>", *OLD[4:30], "<p>More follows.</p>", *OLD[30:]]


@pytest.fixture
def storm(desk: Desk) -> Ack:
    _, ack = desk.publish("storm", bodies=[{"contentType": "text/html", "value": "".join(OLD)}])
    assert ack is not None
    return ack


def update(desk: Desk, text: str = "Ferry storm is over", query: str = "") -> None:
    status, _ = desk.post(item("storm", text, "".join(NEW)), query=query)
    assert status == 200


def marked(page: Page, name: str) -> list[str]:
    return [text.split("\n")[-1] for text in page.locator(f"{name}.passage").all_inner_texts()]


def test_the_new_text_marks_what_changed_and_what_is_read_stays_in_its_place(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, storm.path)
    page.wait_for_timeout(500)
    under_the_eyes = page.get_by_text("Paragraph 20 of")
    under_the_eyes.evaluate("passage => passage.scrollIntoView()")
    top = under_the_eyes.bounding_box()
    update(desk)
    offer = page.locator(".newer a")
    expect(offer).to_be_visible(timeout=2 * SECOND)
    expect(page.locator("main h1")).to_have_text(storm.headline)
    assert under_the_eyes.bounding_box() == top

    offer.click()
    expect(page.locator("main h1")).to_have_text("Ferry storm is over")
    assert marked(page, "ins") == ["Ferry storm is over", "Nobody was hurt.", "More follows."]
    assert marked(page, "del") == [storm.headline, "Paragraph 3 of a long story."]
    assert page.locator("ins.passage > span").all_text_contents() == ["New"] * 3
    assert page.locator("del.passage > span").all_text_contents() == ["Removed"] * 2
    now = under_the_eyes.bounding_box()
    assert now is not None
    assert top is not None
    assert abs(now["y"] - top["y"]) <= 1
    expect(page.locator("marked-changes")).to_be_focused()


def test_the_reader_goes_from_change_to_change_and_hides_the_marks(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, storm.path)
    page.wait_for_timeout(500)
    update(desk)
    page.locator(".newer a").click()
    onward = page.get_by_role("button", name="Next change")
    for number in range(6):
        onward.click()
        expect(page.locator(".passage").nth(number % 5)).to_be_focused()
        expect(page.locator(".passage").nth(number % 5)).to_be_in_viewport()
    page.get_by_role("button", name="Hide the marks").click()
    expect(page.locator(".passage")).to_have_count(0)
    expect(page.locator("marked-changes")).to_be_hidden()
    texts = page.locator(".body > p").all_text_contents()
    assert texts == [html.removeprefix("<p>").removesuffix("</p>") for html in NEW]


def test_a_correction_is_marked_on_top_of_the_new_text(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, storm.path)
    page.wait_for_timeout(500)
    update(desk, storm.headline, query="?correction=It+left+at+ten.")
    offer = page.locator(".newer")
    expect(offer).to_contain_text("This story was corrected.", timeout=2 * SECOND)
    offer.locator("a").click()
    expect(page.locator("ins.passage .notice__text")).to_have_text("It left at ten.")


def test_a_story_read_in_place_is_offered_its_new_text_too(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    page = opened(reader, server, "/en/")
    page.locator("main .card__headline a").first.click()
    panel = page.locator("dialog.reading")
    expect(panel.locator("article h1")).to_have_text(storm.headline)
    page.wait_for_timeout(500)
    update(desk)
    panel.locator(".newer a").click()
    expect(panel.locator("article h1")).to_have_text("Ferry storm is over")
    expect(panel.locator("ins.passage")).to_have_count(3)


def test_without_a_stream_the_new_text_is_offered_when_the_page_asks(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext
) -> None:
    reader.route("**/stream/**", lambda route: route.abort())
    page = opened(reader, server, storm.path)
    update(desk)
    page.locator(".newer a").click(timeout=40 * SECOND)
    expect(page.locator("ins.passage")).to_have_count(3)


def cards(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("main .card").all_inner_texts()]


@pytest.mark.parametrize("path", ["/en/", "/en/harbour/"])
def test_cards_on_an_open_page_say_what_a_fresh_page_says(
    server: Server, storm: Ack, desk: Desk, reader: BrowserContext, path: str
) -> None:
    desk.publish("flood")
    page = opened(reader, server, path)
    page.wait_for_timeout(500)
    before = cards(page)
    update(desk, "Ferry storm is over", query="?correction=It+left+at+ten.")
    changed = page.locator("main .card", has_text="Ferry storm is over")
    expect(changed).to_have_count(1, timeout=2 * SECOND)
    assert len(cards(page)) == len(before)
    fresh = opened(reader, server, path)
    assert cards(page) == cards(fresh)

    kill(desk, "storm")
    expect(changed).to_have_count(0, timeout=2 * SECOND)
    expect(page.locator("main .card", has_text=headline("flood"))).to_have_count(1)
