"""The newsroom signs in at /desk/login/, by the same rules as everybody."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.cast import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def paper(english: Edition) -> Edition:
    return english


def sign_in(client: Client, person: Person, password: str = PASSWORD) -> Any:
    form = {"username": person.email, "password": password, "next": "/desk/stories/"}
    return client.post("/desk/login/", form)


def code() -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(SECRET, counter))


def test_a_password_alone_opens_the_desk(client: Client, ida: Person) -> None:
    assert sign_in(client, ida)["Location"] == "/desk/stories/"
    assert client.get("/me.json").json()["name"] == "Ida"


def test_whoever_has_a_second_factor_is_asked_for_it(client: Client, ida: Person) -> None:
    TOTP.activate(ida, SECRET)
    assert sign_in(client, ida)["Location"] == "/account/2fa/authenticate/"
    assert not client.get("/me.json").json()["signed_in"]
    assert "Second factor" in client.get("/account/2fa/authenticate/").content.decode()
    answer = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "This is not the code." in answer.content.decode()
    assert not client.get("/me.json").json()["signed_in"]
    answer = client.post("/account/2fa/authenticate/", {"code": code()})
    assert answer["Location"] == "/desk/stories/"
    assert client.get("/me.json").json()["signed_in"]


def test_the_secret_is_kept_encrypted(ida: Person) -> None:
    TOTP.activate(ida, SECRET)
    assert SECRET not in str(Authenticator.objects.values_list("data", flat=True))


def test_a_wrong_password_opens_nothing(client: Client, ida: Person) -> None:
    assert "didn&#x27;t match" in sign_in(client, ida, "wrong").content.decode()
    assert client.post("/desk/login/", {"username": ida.email}).status_code == 200


def test_after_ten_wrong_ones_not_even_the_right_one_is_tried(client: Client, ida: Person) -> None:
    for _try in range(10):
        sign_in(client, ida, "wrong")
    assert "too often" in sign_in(client, ida).content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert sign_in(elsewhere, ida)["Location"] == "/desk/stories/"


def test_one_address_tries_many_names_in_vain(
    client: Client, ida: Person, rosa: Person, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for name in ("a@b.example", "c@d.example"):
        client.post("/desk/login/", {"username": name, "password": "x"})
    assert "too often" in sign_in(client, ida).content.decode()


def test_a_forgotten_password_is_replaced_where_readers_do_it(client: Client) -> None:
    assert client.get("/desk/password_reset/")["Location"] == "/account/password/reset/"
    assert client.get("/desk/password_reset/done/").status_code == 404
