"""Readers with real browsers, and the desk that publishes under their eyes, on a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import Server

SECOND = 1_000
LINE = ".wire__headline"


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    with Server(data) as running:
        yield running


@pytest.fixture
def desk(server: Server, token: str) -> Desk:
    desk = Desk(server, token)
    desk.publish("early")
    return desk


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    yield context
    context.close()


def opened(reader: BrowserContext, server: Server, path: str) -> Page:
    """A page that listens."""
    page = reader.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"http://127.0.0.1:{server.port}{path}")
    page.locator("live-stream:defined").wait_for(state="attached")
    expect(page.locator("[data-pause]").first).to_be_visible()
    assert complaints == []
    return page


def lines(page: Page) -> list[str]:
    return page.locator(LINE).all_text_contents()


def headline(name: str) -> str:
    return f"Ferry {name} is late"


def kill(desk: Desk, name: str) -> None:
    status, answer = desk.post(item(name, headline(name)) | {"pubStatus": "canceled"})
    assert (status, answer["state"]) == (200, "killed")


def item(name: str, text: str, html: str = "<p>It came back.</p>") -> dict[str, object]:
    return {
        "uri": f"urn:newsml:kestrel.example:2026:{name}",
        "type": "text",
        "language": "en",
        "headlines": [{"role": "main", "value": text}],
        "bodies": [{"contentType": "text/html", "value": html}],
    }
