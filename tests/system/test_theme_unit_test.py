"""The hard pages of a theme unit test, taken in as any archive is, hold their layout on a phone and a desktop."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from nightdesk.stories.models import StandingPage, Story
from tests.fixtures import fixture_path

pytestmark = pytest.mark.browser

SCREENS: tuple[ViewportSize, ...] = (
    {"width": 320, "height": 640},
    {"width": 1280, "height": 900},
)
# What is wrong with a page: wider than the screen, text under the masthead or over its own neighbour,
# something wider than its column that does not scroll by itself.
FAULTS = """() => {
  const faults = [];
  const box = (element) => element.getBoundingClientRect();
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
  const foot = box(document.querySelector(".masthead")).bottom;
  for (const each of document.querySelectorAll("main h1, main .body > *"))
    if (box(each).top < foot) faults.push(`under the masthead: ${each.className || each.tagName}`);
  const column = box(document.querySelector("main"));
  const scrolls = (each) => each && each.tagName !== "MAIN" &&
    (["auto", "scroll"].includes(getComputedStyle(each).overflowX) || scrolls(each.parentElement));
  for (const each of document.querySelectorAll("main *:not(.unseen, .progress)")) {
    const { left, right, width } = box(each);
    if (width && (left < column.left - 1 || right > column.right + 1) && !scrolls(each.parentElement))
      faults.push(`out of its column: ${each.tagName}.${each.className}`);
  }
  const parts = ".story__header, .story > .notice, .story__picture, .body > *, .story__footer";
  const laid = [...document.querySelectorAll(parts)].filter((each) => box(each).height);
  laid.forEach((each, number) => {
    if (number && box(each).top < box(laid[number - 1]).bottom - 1)
      faults.push(`over what goes before: ${each.className || each.tagName}`);
  });
  return [...new Set(faults)];
}"""


def test_no_page_of_it_is_wider_than_the_screen_or_lies_over_itself(
    english: Edition, tmp_path: Path, live_server: LiveServer, browser: Browser
) -> None:
    source: Any = fixture_path("wxr/themeunittestdata.wordpress.xml")
    call_command("intake", source, edition="en", account=tmp_path / "account", verbosity=0)
    public = [*Story.objects.filter(state="published"), *StandingPage.objects.shown()]
    addresses = sorted({one.get_absolute_url() for one in public})
    page = browser.new_page(java_script_enabled=False)
    faults: dict[str, list[str]] = {}
    for address in ("/en/", *addresses):
        answer = page.goto(live_server.url + address)
        assert answer
        assert answer.status == 200, address
        faults |= found(page, address)
    page.close()
    assert (faults, len(addresses)) == ({}, 74)


def found(page: Page, address: str) -> dict[str, list[str]]:
    faults = {}
    for screen in SCREENS:
        page.set_viewport_size(screen)
        if wrong := page.evaluate(FAULTS):
            faults[f"{address} at {screen['width']}"] = wrong
    return faults
