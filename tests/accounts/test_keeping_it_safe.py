"""What a reader does with an account once they have it: codes, addresses, passwords, second factors."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.accounts.conftest import last_code
from tests.cast import PASSWORD

NEW = "an anchor and a kettle"


@pytest.fixture(autouse=True)
def paper(english: Edition) -> Edition:
    return english


@pytest.fixture
def reader(client: Client, lena: Person) -> Client:
    """Lena, who has just shown once more that it is her."""
    client.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    answer = client.post("/account/reauthenticate/?next=/account/", {"password": PASSWORD})
    assert answer["Location"] == "/account/"
    return client


def is_signed_in(client: Client) -> bool:
    return bool(client.get("/me.json").json()["signed_in"])


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_code_signs_in_without_a_password(client: Client, lena: Person) -> None:
    form = {"email": lena.email, "next": "/en/wire/"}
    answer = client.post("/account/login/code/?edition=en", form)
    assert "quarter of an hour" in page(client, answer["Location"])
    answer = client.post(answer["Location"], {"code": last_code(), "next": "/en/wire/"})
    assert answer["Location"] == "/en/wire/"
    assert is_signed_in(client)


def test_a_code_is_good_in_the_browser_that_asked_for_it_alone(lena: Person) -> None:
    Client().post("/account/login/code/", {"email": lena.email})
    thief = Client()
    thief.post("/account/login/code/confirm/", {"code": last_code()})
    assert not is_signed_in(thief)


def test_after_three_wrong_codes_the_right_one_is_void(client: Client, lena: Person) -> None:
    client.post("/account/login/code/", {"email": lena.email})
    code = last_code()
    for _try in range(3):
        client.post("/account/login/code/confirm/", {"code": "WRONG1"})
    client.post("/account/login/code/confirm/", {"code": code})
    assert not is_signed_in(client)


def test_a_forgotten_password_is_replaced_with_a_code(client: Client, lena: Person) -> None:
    here = Client()
    here.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    client.post("/account/password/reset/", {"email": lena.email})
    answer = client.post("/account/password/reset/confirm/", {"code": last_code()})
    assert answer["Location"] == "/account/password/reset/complete/"
    assert "The new password once more" in page(client, answer["Location"])
    answer = client.post(answer["Location"], {"password1": NEW, "password2": NEW})
    assert "Sign in with it." in page(client, answer["Location"])
    assert (is_signed_in(client), is_signed_in(here)) == (False, False)
    lena.refresh_from_db()
    assert lena.check_password(NEW)


@pytest.mark.parametrize("weak", ["short", "password1234", "lena@harbour.example"])
def test_a_weak_password_is_not_taken(reader: Client, lena: Person, weak: str) -> None:
    form = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    assert reader.post("/account/password/change/", form).status_code == 200
    lena.refresh_from_db()
    assert lena.check_password(PASSWORD)


def test_a_new_address_counts_once_its_code_came_back(reader: Client, lena: Person) -> None:
    new = "lena@elsewhere.example"
    assert lena.email in page(reader, "/account/email/")
    answer = reader.post("/account/email/", {"email": new, "action_add": ""})
    assert answer["Location"] == "/account/email/confirm/"
    lena.refresh_from_db()
    assert lena.email == "lena@harbour.example"
    reader.post("/account/email/confirm/", {"code": last_code_to(new)})
    lena.refresh_from_db()
    assert lena.email == new
    assert [one.email for one in EmailAddress.objects.filter(user=lena)] == [new]
    assert "Your address was changed" in [sent.subject for sent in mail.outbox]


def last_code_to(address: str) -> str:
    mail.outbox[:] = [sent for sent in mail.outbox if sent.to == [address]]
    return last_code()


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def add_an_app(reader: Client) -> Any:
    drawn = page(reader, "/account/2fa/totp/activate/")
    assert "<svg" in drawn
    secret = drawn.split('<code dir="ltr">')[1].split("<")[0]
    return reader.post("/account/2fa/totp/activate/", {"code": code_for(secret)})


def test_an_app_makes_codes_and_recovery_codes_stand_in(reader: Client, lena: Person) -> None:
    assert add_an_app(reader)["Location"] == "/account/2fa/recovery-codes/"
    shown = page(reader, "/account/2fa/recovery-codes/")
    (first, *rest) = reader.get("/account/2fa/recovery-codes/download/").content.decode().split()
    assert first in shown
    assert len(rest) == 9
    assert "Make new ones" in page(reader, "/account/2fa/")
    stranger = Client()
    stranger.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    stranger.post("/account/2fa/authenticate/", {"code": first})
    assert is_signed_in(stranger)
    again = Client()
    again.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    again.post("/account/2fa/authenticate/", {"code": first})
    assert not is_signed_in(again)


def test_the_app_is_removed(reader: Client, lena: Person) -> None:
    add_an_app(reader)
    assert "your password alone" in page(reader, "/account/2fa/totp/deactivate/")
    reader.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=lena).exists()


@pytest.mark.parametrize(
    "address",
    ["email/", "2fa/totp/activate/", "2fa/webauthn/add/", "2fa/recovery-codes/generate/"],
)
def test_what_is_dangerous_asks_once_more(client: Client, lena: Person, address: str) -> None:
    client.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    answer = client.post(f"/account/{address}", {"email": "x@y.example", "action_add": ""})
    assert answer["Location"].startswith("/account/reauthenticate/?next=")


def test_a_code_by_mail_is_no_way_around_the_second_factor(reader: Client, lena: Person) -> None:
    add_an_app(reader)
    stranger = Client()
    stranger.post("/account/login/code/", {"email": lena.email})
    answer = stranger.post("/account/login/code/confirm/", {"code": last_code()})
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert not is_signed_in(stranger)


@pytest.mark.parametrize(
    "address",
    ["email/", "email/confirm/", "password/change/", "2fa/", "sessions/", "logout/", ""],
)
def test_only_whoever_is_signed_in_has_an_account(client: Client, address: str) -> None:
    answer = client.get(f"/account/{address}")
    assert (answer.status_code, answer["Location"].partition("?")[0]) in {
        (302, "/account/login/"),
        (302, "/en/"),
    }


def test_looking_changes_nothing(reader: Client, lena: Person) -> None:
    """Programs that look through mail and pages follow links."""
    before = Person.objects.values().get(pk=lena.pk)
    for address in ("logout/", "2fa/totp/deactivate/", "sessions/", "email/", "erasure/"):
        reader.get(f"/account/{address}")
    assert Person.objects.values().get(pk=lena.pk) == before
    assert is_signed_in(reader)


def test_who_has_an_app_may_show_a_code_instead_of_the_password(reader: Client) -> None:
    add_an_app(reader)
    assert "Use a code" in page(reader, "/account/reauthenticate/")
    assert "Use your password" in page(reader, "/account/2fa/reauthenticate/")


def test_a_passkey_has_a_name(reader: Client) -> None:
    drawn = page(reader, "/account/2fa/webauthn/add/")
    assert 'value="Passkey 1"' in drawn
    assert ">Name</label>" in drawn
