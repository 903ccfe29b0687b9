"""Somebody at the desk in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from nightdesk.people.models import Person
from tests.cast import PASSWORD


@contextmanager
def signed_in(browser: Browser, person: Person, address: str, *, height: int) -> Iterator[Page]:
    """They opened the form at this address (`http://host/desk/…`), and it notices changes by now."""
    host, _, path = address.partition("/desk/")
    page = browser.new_page(viewport={"width": 1400, "height": height})
    page.goto(f"{host}/desk/login/?next=/desk/{path}")
    page.fill("[name=username]", person.email)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    # The editor has taken its measure of the form.
    page.wait_for_selector("#w-editor-form[data-w-unsaved-has-edits-value=false]")
    yield page
    page.close()
