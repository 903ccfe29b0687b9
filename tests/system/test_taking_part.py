"""From a stranger to a comment and off again: mail by a real server, a window, a telephone and a moderator."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.database import free_port
from tests.post_office import PostOffice
from tests.post_office import opened as post_office
from tests.promises.conftest import data, founded_data, token
from tests.promises.harness.founding import EDITOR, PASSWORD
from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import Server
from tests.system.readers import SECOND, desk, opened, reader

pytestmark = pytest.mark.browser
__all__ = ["data", "desk", "founded_data", "reader", "token"]

SAID = "I saw it from the lighthouse."
CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def office(port: int) -> Iterator[PostOffice]:
    with post_office(port) as office:
        yield office


@pytest.fixture
def server(data: Path, port: int, office: PostOffice) -> Iterator[Server]:
    settings = {"NIGHTDESK_EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    with Server(data, settings=settings) as running:
        yield running


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture
def queue(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield context.new_page()
    context.close()


def sign_up(page: Page, at: str, office: PostOffice) -> None:
    """Wren, and back to where Wren came from."""
    page.goto(at)
    page.fill("[name=name]", "Wren")
    page.fill("[name=email]", "wren@readers.example")
    page.fill("[name=password1]", "a lantern on the quay")
    page.click("main form button[type=submit]")
    expect(page.locator("[name=code]")).to_be_visible()
    told = office.letters[-1].get_content()
    code = CODE.search(told)
    assert code is not None, told
    page.fill("[name=code]", code[0])
    page.click("main form button[type=submit]")
    expect(page.locator("article.story")).to_be_visible()


def sign_in_at_the_desk(page: Page, at: str) -> None:
    page.goto(at)
    page.fill("[name=username]", EDITOR)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector("[data-queue][data-ready]")


def test_a_stranger_signs_up_and_comments_and_a_moderator_takes_it_from_every_page(
    server: Server, desk: Desk, office: PostOffice, reader: BrowserContext, telephone: Page, queue: Page
) -> None:  # fmt: skip
    house = f"http://127.0.0.1:{server.port}"
    _, ack = desk.publish("storm")
    assert ack is not None
    watching = opened(reader, server, ack.path)
    talk = watching.locator("live-discussion:defined")
    sign_up(telephone, f"{house}/account/signup/?edition=en&next={ack.path}", office)
    telephone.fill(".taking-part textarea", SAID)
    telephone.click("button:has-text('Send')")
    expect(talk.locator("[data-waiting]")).to_have_text("1 new", timeout=2 * SECOND)
    talk.locator("[data-waiting]").click()
    expect(talk.locator(".comment__text")).to_have_text(SAID)
    expect(telephone.locator(".comment__text")).to_have_text(SAID)
    assert 'thr:count="1"' in server.get("/en/feed.xml")[1]

    sign_in_at_the_desk(queue, f"{house}/desk/login/?next=/desk/moderation/%3Fshow%3Drecent")
    queue.keyboard.press("j")
    expect(queue.locator(".entry.is-under-cursor")).to_contain_text(SAID)
    queue.keyboard.press("r")
    queue.keyboard.press("1")
    for open_page in (talk, telephone):
        expect(open_page.locator(".comment__text")).to_have_count(0, timeout=2 * SECOND)
    assert 'thr:count="1"' not in server.get("/en/feed.xml")[1]
    for path in (ack.path, f"{ack.path}discussion/"):
        assert SAID not in server.get(path)[1]
