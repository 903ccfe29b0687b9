"""Alerts in a real browser: joining, what the worker shows while no page is open, and leaving."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from nightdesk.notices.push.message import Message
from nightdesk.notices.push.models import Endpoint
from tests.notices.push.service import Service
from tests.system.test_everyone import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A headless browser has no push service: what it would have said comes from the one on this machine.
SUBSCRIBING = """
  let known = null;
  const made = () => ({...SAID, toJSON: () => (SAID), options: {applicationServerKey: asked},
    unsubscribe: async () => { known = null; return true }});
  let asked;
  PushManager.prototype.subscribe = async (wanted) => { asked = wanted.applicationServerKey; return (known = made()) };
  PushManager.prototype.getSubscription = async () => known;
"""
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const shown = await registration.getNotifications();
  return shown.map(({title, body, tag, silent, data}) => [title, body, tag, silent, data.navigate]);
}"""


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 320, "height": 700})
    made.set_default_timeout(10_000)
    made.grant_permissions(["notifications"], origin=live_server.url)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, service: Service) -> Page:
    said = json.dumps(service.browser("anna").subscription)
    context.add_init_script(SUBSCRIBING.replace("SAID", said))
    return context.new_page()


def message(title: str, name: str, *, is_quiet: bool = False) -> str:
    says = Message(title, "…", "/en/wire/", "tide", name, "en", "auto", is_quiet=is_quiet)
    return says.as_bytes().decode()


def test_a_browser_joins_shows_what_comes_and_leaves(
    page: Page, context: BrowserContext, live_server: LiveServer, english: Edition
) -> None:
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text))
    page.goto(f"{live_server.url}/en/follow/flashes/")
    assert faults(page) == []
    page.get_by_role("button", name="Show flashes in this browser").click()
    expect(page.get_by_text("This browser shows every flash.")).to_be_visible()
    assert Endpoint.objects.get().edition == "en"

    devtools = context.new_cdp_session(page)
    workers: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: workers.extend(one["registrationId"] for one in told["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    page.wait_for_function("async () => (await navigator.serviceWorker.ready).active !== null")

    def deliver(said: str) -> None:
        where = {"origin": live_server.url, "registrationId": workers[0], "data": said}
        devtools.send("ServiceWorker.deliverPushMessage", where)

    def shows(title: str) -> None:
        page.wait_for_function(
            f"async () => (await ({SHOWN})()).some(([said]) => said === '{title}')"
        )

    deliver(message("Flash", "1"))
    shows("Flash")
    deliver(message("Flash", "1"))
    deliver(message("Taken back", "2", is_quiet=True))
    shows("Taken back")
    assert page.evaluate(SHOWN) == [["Taken back", "…", "tide", True, "/en/wire/"]]

    page.get_by_role("button", name="No more flashes in this browser").click()
    expect(page.get_by_role("button", name="Show flashes in this browser")).to_be_visible()
    assert not Endpoint.objects.exists()
    assert told == []
