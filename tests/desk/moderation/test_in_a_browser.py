"""The queue under a moderator's fingers."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from nightdesk.people.models import Person
from nightdesk.talk.models import Comment, Ruling
from nightdesk.talk.state import State
from tests.cast import PASSWORD
from tests.desk.moderation.conftest import Wait

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_moderator_decides_without_a_mouse(
    browser: Browser, live_server: LiveServer, waiting: Wait, max_moderator: Person
) -> None:
    texts = ("The ferry is late again.", "Buy my *watches*.", "Who says so?")
    good, spam, third = (waiting(text) for text in texts)
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{live_server.url}/desk/login/?next=/desk/moderation/")
    page.fill("[name=username]", max_moderator.email)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector("[data-queue][data-ready]")
    under = page.locator(".entry.is-under-cursor")
    page.keyboard.press("j")
    expect(under).to_contain_text("The ferry is late again.")
    expect(page.locator("[data-beside]")).to_contain_text("0 shown, 3 held")
    page.keyboard.press("a")
    expect(under).to_contain_text("Buy my watches.")
    page.keyboard.press("r")
    page.keyboard.press("3")
    expect(under).to_contain_text("Who says so?")
    late = waiting("This one came while Max was reading.")
    expect(page.locator(".entry")).to_have_count(2)
    expect(under).to_contain_text("Who says so?")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.close()
    states = dict(Comment.objects.values_list("key", "state"))
    assert states == {
        good.key: State.SHOWN,
        spam.key: State.REJECTED,
        third.key: State.HELD,
        late.key: State.HELD,
    }
    assert list(Ruling.objects.filter(comment=spam).values_list("reason", flat=True)) == ["spam"]
