"""The browser of the tests sees our pages and nobody else's."""

import pytest
from playwright.sync_api import Browser, Error
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition


@pytest.mark.browser
def test_a_page_is_seen_and_the_world_is_not(browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_page()

    answer = page.goto(f"{live_server.url}/desk/login/")

    assert answer is not None
    assert answer.status == 200
    assert Edition.objects.count() == 0
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://harbour.example/")
    page.close()
