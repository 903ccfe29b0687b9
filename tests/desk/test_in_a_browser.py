"""The editor as a reporter has it on the screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from pytest_django.live_server_helper import LiveServer

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.desk.sitting import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(browser: Browser, live_server: LiveServer, ida: Person, draft: Story) -> Iterator[Page]:
    """Ida, signed in, with the draft open."""
    address = f"{live_server.url}/desk/stories/edit/{draft.pk}/"
    with signed_in(browser, ida, address, height=1000) as page:
        yield page


def is_a_save(answer: Response) -> bool:
    return answer.request.method == "POST" and "/desk/stories/edit/" in answer.url


def test_it_saves_itself_while_one_writes(editor: Page, draft: Story) -> None:
    with editor.expect_response(is_a_save) as saved:
        editor.click("[name=headline]")
        editor.keyboard.press("End")
        editor.keyboard.type(" at night")

    draft.refresh_from_db()
    assert saved.value.json()["success"] is True
    assert draft.headline == "A draft of the ferry story at night"


def test_the_preview_shows_the_real_page_beside_the_form(editor: Page) -> None:
    editor.click("[aria-label='Toggle preview']")

    page = editor.frame_locator("iframe[title='Preview']").first
    expect(page.locator("article.story h1")).to_have_text("A draft of the ferry story")
