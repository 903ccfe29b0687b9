"""Account pages in a real browser: for everyone, on every screen, by keyboard alone, and with a passkey."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from nightdesk.follows.models import Follow, Kind
from nightdesk.follows.models.follow import Of
from nightdesk.follows.spreading import spread
from nightdesk.follows.watching import take_news
from nightdesk.people.models import Person
from nightdesk.wire.models import Flash
from tests.cast import PASSWORD
from tests.system.test_everyone import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OUTSIDE = ("login/", "signup/", "login/code/", "password/reset/", "inactive/")
INSIDE = (
    "", "email/", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/", "sessions/",
    "logout/", "face/", "data/", "erasure/", "second-factor/",
)  # fmt: skip
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.set_default_timeout(10_000)
    yield page
    page.close()


def sign_in(page: Page, host: str, person: Person, edition: str = "en") -> None:
    page.goto(f"{host}/account/login/?edition={edition}&next=/account/")
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host}/account/")


def say_it_is_me(page: Page, host: str) -> None:
    """Once more, before what is dangerous."""
    page.goto(f"{host}/account/reauthenticate/?next=/account/")
    page.fill("[name=password]", PASSWORD)
    page.click(".form__button")
    page.wait_for_url(f"{host}/account/")


def wrong(page: Page, host: str, paths: tuple[str, ...], edition: str) -> list[Any]:
    """What axe finds, and what is wider than the smallest telephone."""
    found: list[Any] = []
    for path in paths:
        page.goto(f"{host}/account/{path}?edition={edition}")
        found += [(path, fault) for fault in faults(page)]
        found += [(path, "too wide")] if page.evaluate(TOO_WIDE) else []
    return found


def test_everyone_comes_in(page: Page, live_server: LiveServer, french: Edition) -> None:
    assert wrong(page, live_server.url, OUTSIDE, "fr") == []
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}/account/signup/?edition=fr")
    page.click(".form__button")
    expect(page.locator("[aria-invalid=true]")).to_have_count(3)
    assert faults(page) == []


def test_everyone_keeps_their_account(
    page: Page, live_server: LiveServer, arabic: Edition, lena: Person
) -> None:
    sign_in(page, live_server.url, lena, "ar")
    assert wrong(page, live_server.url, ("reauthenticate/",), "ar") == []
    say_it_is_me(page, live_server.url)
    assert wrong(page, live_server.url, INSIDE, "ar") == []


def test_the_keyboard_alone_goes_through_the_form_in_its_order(
    page: Page, live_server: LiveServer, english: Edition
) -> None:
    page.goto(f"{live_server.url}/account/signup/")
    page.focus("[name=name]")
    order = []
    for _tab in range(3):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
    assert order == ["email", "password1", "submit"]


def test_a_passkey_is_made_and_opens_the_door_and_the_way_in_says_what_is_new(
    page: Page, live_server: LiveServer, english: Edition, lena: Person, ida: Person
) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    able = {"hasUserVerification": True, "isUserVerified": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, **able}})
    sign_in(page, live_server.url, lena)
    say_it_is_me(page, live_server.url)
    page.goto(f"{live_server.url}/account/2fa/webauthn/add/")
    page.check("[name=passwordless]")
    page.click("pass-key button")
    page.wait_for_url("**/recovery-codes/")
    assert Authenticator.objects.filter(user=lena, type="webauthn").count() == 1
    page.goto(f"{live_server.url}/account/logout/")
    page.click(".form__button")
    page.wait_for_url(f"{live_server.url}/en/")
    take_news(timezone.now())  # from here on
    Follow.objects.begin(lena, Of(english, Kind.FLASHES))
    Flash(edition=english, headline="Fog").send(by=ida)
    take_news(timezone.now())
    spread(timezone.now())
    page.goto(f"{live_server.url}/account/login/?next=/en/wire/")
    page.click("pass-key button")
    page.wait_for_url(f"{live_server.url}/en/wire/")
    way = page.locator("[data-account]")
    expect(way).to_have_text("Lena (1)")
    expect(way).to_have_attribute("href", "/account/?edition=en")
