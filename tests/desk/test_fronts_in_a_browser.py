"""A front as an editor has it on the screen, mostly with a keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from nightdesk.fronts.models import Front
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.desk.sitting import signed_in
from tests.fronts.arranged import arrange, front_of
from tests.fronts.test_front import published
from tests.pages import Page as Served

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stories(write: NewStory) -> dict[str, Story]:
    return {name: published(write, name) for name in ("Gull", "Ferry", "Storm")}


@pytest.fixture
def front(english: Edition, stories: dict[str, Story]) -> Front:
    return arrange(front_of(english), seconds=[stories["Gull"], stories["Ferry"]])


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer, ida: Person, front: Front) -> Iterator[Page]:
    """Ida, signed in, with the front of the edition open."""
    address = f"{live_server.url}/desk/fronts/edit/{front.pk}/"
    with signed_in(browser, ida, address, height=1200) as page:
        yield page


def press(button: Locator) -> None:
    """As somebody without a mouse does."""
    button.focus()
    button.press("Enter")


def publish(desk: Page) -> None:
    press(desk.get_by_role("button", name="Publish").first)
    expect(desk.get_by_text("is arranged: readers have it.")).to_be_visible()


def test_a_story_is_placed_and_published(desk: Page) -> None:
    press(desk.get_by_role("button", name="Insert a block").first)
    desk.get_by_role("option", name="By hand").click()
    press(desk.get_by_role("button", name="Choose story").first)
    expect(desk.get_by_role("dialog")).to_be_focused()  # it takes the keyboard once it stands
    desk.get_by_placeholder("Headline or slugline").press_sequentially("sto", delay=100)
    expect(desk.locator(".modal-body").get_by_role("link", name="Gull")).to_have_count(0)
    press(desk.locator(".modal-body").get_by_role("link", name="Storm"))
    expect(desk.locator("#lead-0-value-story-title")).to_have_text("Storm")
    publish(desk)
    assert Served("/en/").text(".card--lead h2") == "Storm"


def test_two_stories_change_places(desk: Page) -> None:
    assert Served("/en/").texts(".card--brief h2")[:2] == ["Gull", "Ferry"]
    press(desk.get_by_role("button", name="Move down").first)
    publish(desk)
    assert Served("/en/").texts(".card--brief h2")[:2] == ["Ferry", "Gull"]


def test_the_preview_shows_the_real_page_beside_the_form(desk: Page) -> None:
    press(desk.get_by_role("button", name="Move down").first)
    press(desk.locator("[aria-label='Toggle preview']"))
    page = desk.frame_locator("iframe[title='Preview']").first
    expect(page.locator(".card--brief h2").first).to_have_text("Ferry")
    assert Served("/en/").texts(".card--brief h2")[:2] == ["Gull", "Ferry"]
