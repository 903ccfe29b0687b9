"""An open page keeps the days of its wire in order as items come, move and leave."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from tests.cast import NewStory

pytestmark = pytest.mark.browser

LONDON = ZoneInfo("Europe/London")
# What the stream does, with items that only the next day could bring.
HAPPENS = """([operation, target, day]) => {
  const wire = document.querySelector("aside.wire live-wire");
  const item = wire.querySelector(".wire__item").cloneNode(true);
  item.id = target;
  item.dataset.seq = window.seq = (window.seq ?? 900) + 1;
  item.dataset.at = Number(item.dataset.at) + 86_400;
  item.dataset.day = day;
  const detail = { stream: wire.dataset.on, seq: window.seq, operation, target, draw: () => item };
  document.dispatchEvent(new CustomEvent("live-stream:received", { detail }));
  return [...wire.querySelectorAll(".wire__day")].map((one) => `${one.firstChild.localName} ${one.textContent}`);
}"""


def test_the_first_item_of_a_day_brings_its_name_and_the_last_takes_it_away(
    english: Edition, write: NewStory, live_server: LiveServer, browser: Browser
) -> None:
    for day in (1, 2):
        write(f"On {day}").publish(by=None, at=datetime(2026, 7, day, 9, tzinfo=LONDON))
    page = browser.new_page()
    page.goto(f"{live_server.url}/en/")
    page.wait_for_function("!document.querySelector('[data-live]').hidden")
    before = ["h3 2 July 2026", "h3 1 July 2026"]

    assert page.evaluate(HAPPENS, ["prepend", "wire-x", "3 July 2026"]) == [
        "h3 3 July 2026",
        *before,
    ]
    assert page.evaluate(HAPPENS, ["prepend", "wire-y", "3 July 2026"]) == [
        "h3 3 July 2026",
        *before,
    ]
    assert page.evaluate(HAPPENS, ["remove", "wire-y", ""]) == ["h3 3 July 2026", *before]
    assert page.evaluate(HAPPENS, ["remove", "wire-x", ""]) == before
    page.close()
