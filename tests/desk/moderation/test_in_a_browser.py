"""The queue under a moderator's fingers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk.models import Comment, Ruling
from nightdesk.talk.state import State
from tests.cast import PASSWORD
from tests.desk.moderation.conftest import Wait
from tests.system.test_everyone import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(
    browser: Browser, live_server: LiveServer, english: Edition, max_moderator: Person
) -> Iterator[Page]:
    """Max has signed in, and nothing waits yet."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(f"{live_server.url}/desk/login/?next=/desk/moderation/")
    page.fill("[name=username]", max_moderator.email)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector("[data-queue][data-ready]")
    yield page
    page.close()


def test_a_moderator_decides_without_a_mouse(desk: Page, waiting: Wait) -> None:
    texts = ("The ferry is late again.", "Buy my *watches*.", "Who says so?")
    good, spam, third = (waiting(text) for text in texts)
    page = desk
    page.reload()
    page.wait_for_selector("[data-queue][data-ready]")
    under = page.locator(".entry.is-under-cursor")
    page.keyboard.press("j")
    expect(under).to_contain_text("The ferry is late again.")
    expect(page.locator("[data-beside]")).to_contain_text("0 shown, 3 held")
    page.keyboard.press("a")
    expect(under).to_contain_text("Buy my watches.")
    expect(page.locator("[data-told]")).to_have_text("Approved: 1")
    page.keyboard.press("r")
    page.keyboard.press("3")
    expect(under).to_contain_text("Who says so?")
    late = waiting("This one came while Max was reading.")
    expect(page.locator(".entry")).to_have_count(2)
    expect(under).to_contain_text("Who says so?")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    states = dict(Comment.objects.values_list("key", "state"))
    assert states == {
        good.key: State.SHOWN,
        spam.key: State.REJECTED,
        third.key: State.HELD,
        late.key: State.HELD,
    }
    assert list(Ruling.objects.filter(comment=spam).values_list("reason", flat=True)) == ["spam"]


def test_everyone_moderates(desk: Page, waiting: Wait, max_moderator: Person) -> None:
    """By axe, from right to left, by night; and keys of one letter can be turned off."""
    comment = waiting("The ferry is late again.")
    UserProfile.get_for_user(max_moderator)
    UserProfile.objects.update(preferred_language="ar")
    desk.reload()
    desk.keyboard.press("j")
    row = desk.get_by_role("listitem", name=comment.text)
    expect(row).to_be_focused()
    expect(desk.locator("[data-beside]")).to_contain_text("The ferry is late again.")
    found = faults(desk)
    desk.uncheck("[data-keys]")
    desk.keyboard.press("r")
    expect(desk.locator("dialog")).to_be_hidden()
    desk.emulate_media(color_scheme="dark")
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.wait_for_function("document.getAnimations().length === 0")  # colours fade over
    found += faults(desk)
    desk.goto(desk.url.replace("moderation/", f"moderation/people/{comment.author_id}/"))
    assert found + faults(desk) == []
    assert not desk.evaluate("document.documentElement.scrollWidth > innerWidth")
