"""The newsroom needs a second factor; nobody is locked out by it."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.management import CommandError, call_command
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.accounts.personal.conftest import prove, sign_in
from tests.cast import PASSWORD

SET_UP = "/account/second-factor/?next=%2Fdesk%2F"


@pytest.fixture(autouse=True)
def is_asked_for(settings: Any, english: Edition) -> None:
    settings.SECOND_FACTOR = "newsroom"


@pytest.fixture
def desk(client: Client, ida: Person) -> Client:
    """Ida, signed in with her password alone."""
    sign_in(client, ida)
    return client


def code(secret: str) -> str:
    return str(
        totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    )


def set_up(client: Client) -> str:
    """Add an app as its owner does; its secret."""
    prove(client)
    client.get("/account/2fa/totp/activate/")
    secret = str(client.session["mfa.totp.secret"])
    answer = client.post("/account/2fa/totp/activate/", {"code": code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def test_without_one_the_desk_leads_to_where_it_is_set_up(desk: Client) -> None:
    assert desk.get("/desk/")["Location"] == SET_UP
    assert desk.get("/desk/stories/")["Location"] == f"{SET_UP}stories%2F"
    assert desk.post("/desk/flashes/add/", {"x": "y"})["Location"] == SET_UP
    assert desk.post("/en/wire/seen/")["Location"] == SET_UP
    page = desk.get(SET_UP).content.decode()
    assert "speak in the paper" in page
    assert "/account/2fa/totp/activate/?edition=en&amp;next=%2Fdesk%2F" in page


def test_who_sets_one_up_has_the_desk_at_once(desk: Client, ida: Person) -> None:
    set_up(desk)

    assert desk.get("/desk/").status_code == 200
    assert "It is set up" in desk.get(SET_UP).content.decode()
    assert RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()


def test_a_session_that_did_not_set_it_up_proves_it(
    desk: Client, ida: Person, client: Client
) -> None:
    elsewhere = Client()
    sign_in(elsewhere, ida)
    elsewhere.get("/desk/")
    set_up(desk)

    asked = elsewhere.get("/desk/stories/")["Location"]
    assert asked == "/account/2fa/reauthenticate/?next=%2Fdesk%2Fstories%2F"
    spare = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    assert elsewhere.post(asked, {"code": spare})["Location"] == "/desk/stories/"
    assert elsewhere.get("/desk/stories/").status_code == 200


def test_signing_in_with_it_opens_the_desk(desk: Client, ida: Person) -> None:
    set_up(desk)
    spare = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
    browser = Client()
    answer = browser.post("/account/login/", {"login": ida.email, "password": PASSWORD})
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    assert browser.get("/desk/")["Location"].startswith("/desk/login/")

    browser.post("/account/2fa/authenticate/", {"code": spare})

    assert browser.get("/desk/").status_code == 200


def test_who_has_a_passkey_alone_shows_that(desk: Client, ida: Person) -> None:
    Authenticator.objects.create(user=ida, type="webauthn", data={})

    assert desk.get("/desk/")["Location"].startswith("/account/2fa/webauthn/reauthenticate/?next=")


def test_taking_it_off_closes_the_desk(desk: Client, ida: Person) -> None:
    set_up(desk)
    Authenticator.objects.all().delete()

    assert desk.get("/desk/")["Location"] == SET_UP


def test_readers_need_none(client: Client, lena: Person) -> None:
    sign_in(client, lena)

    assert client.post("/en/wire/seen/").status_code != 302
    assert client.get("/account/").status_code == 200
    assert client.get("/desk/")["Location"].startswith("/desk/login/")
    assert set_up(client)


def test_the_demos_cast_needs_none_on_this_machine(
    desk: Client, ida: Person, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    Person.objects.filter(pk=ida.pk).update(is_demo=True)

    assert desk.get("/desk/", headers={"host": "127.0.0.1"}).status_code == 200
    assert desk.get("/desk/", headers={"host": "paper.example"})["Location"] == SET_UP


def test_an_operator_may_switch_it_off(desk: Client, settings: Any) -> None:
    settings.SECOND_FACTOR = "nobody"

    assert desk.get("/desk/").status_code == 200


def test_who_has_not_signed_in_is_not_asked(client: Client) -> None:
    assert client.get("/desk/login/").status_code == 200
    client.cookies["sessionid"] = "unknown"
    assert client.get("/desk/")["Location"].startswith("/desk/login/")
    assert client.post("/account/2fa/totp/activate/").status_code == 302


def test_who_lost_everything_is_forgiven(
    desk: Client, ida: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(desk)
    call_command("forgive_second_factor", "Ida@harbour.example")

    assert "set up another second factor" in capsys.readouterr().out
    assert desk.get("/desk/")["Location"].startswith("/desk/login/")
    sign_in(desk, ida)
    assert desk.get("/desk/")["Location"] == SET_UP
    with pytest.raises(CommandError, match=r"Nobody signs in as nobody@harbour\.example"):
        call_command("forgive_second_factor", "nobody@harbour.example")
