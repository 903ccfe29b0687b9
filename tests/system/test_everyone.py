"""Everyone reads the paper: WCAG 2.2 AA by axe on every page class, in each direction and scheme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.cast import NewStory
from tests.system.printed import print_paper

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark")


def faults(page: Page) -> list[str]:
    """What axe found, as rule and place."""
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {' '.join(node['target'])}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("code", ["english", "french", "arabic"])
def test_axe_finds_nothing_on_any_page_by_day_or_by_night(
    code: str,
    request: pytest.FixtureRequest,
    write: NewStory,
    live_server: LiveServer,
    browser: Browser,
) -> None:
    paper = print_paper(request.getfixturevalue(code), write)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    found = []
    for address in paper.addresses():
        page.goto(live_server.url + address)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{address} by {scheme}: {fault}" for fault in faults(page)]
    page.close()
    assert found == []


def test_axe_finds_nothing_on_a_telephone_or_with_forced_colours(
    french: object, write: NewStory, live_server: LiveServer, browser: Browser
) -> None:
    paper = print_paper(french, write)  # type: ignore[arg-type]
    page = browser.new_page(viewport={"width": 390, "height": 844})
    found = []
    for address in paper.addresses()[:7]:
        page.goto(live_server.url + address)
        found += [f"{address}: {fault}" for fault in faults(page)]
        page.emulate_media(forced_colors="active")
        found += [f"{address} in forced colours: {fault}" for fault in faults(page)]
        page.emulate_media(forced_colors="none")
    page.close()
    assert found == []
