"""How often one may try, counted before the work, for a person and for where they come from."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.cast import PASSWORD


@pytest.fixture(autouse=True)
def paper(english: Edition) -> Edition:
    return english


def limited(settings: Settings, **limits: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | limits


def tried(person: Person, password: str = "wrong", address: str = "192.0.2.1") -> Any:
    client = Client(REMOTE_ADDR=address)
    return client.post("/account/login/", {"login": person.email, "password": password})


def test_ten_wrong_passwords_close_the_door_to_where_they_came_from(lena: Person) -> None:
    """The owner still comes in on their own device."""
    for _try in range(10):
        assert "do not belong" in tried(lena).content.decode()
    assert "too often" in tried(lena, PASSWORD).content.decode()
    assert tried(lena, PASSWORD, "198.51.100.7").status_code == 302


def test_a_network_of_ipv6_is_one_place(lena: Person, settings: Settings) -> None:
    limited(settings, login_failed="2/3m/key")
    for host in ("2001:db8:1:2::1", "2001:db8:1:2::2"):
        tried(lena, address=host)
    assert "too often" in tried(lena, PASSWORD, "2001:db8:1:2:3::4").content.decode()
    assert tried(lena, PASSWORD, "2001:db8:1:3::1").status_code == 302


def test_from_everywhere_together_a_name_is_tried_so_often(
    lena: Person, settings: Settings
) -> None:
    limited(settings, login_of_one="3/h/key")
    for number in range(3):
        tried(lena, address=f"192.0.2.{number}")
    assert "too often" in tried(lena, PASSWORD, "198.51.100.7").content.decode()


def test_who_comes_in_was_not_counted_as_wrong(lena: Person, settings: Settings) -> None:
    limited(settings, login_failed="2/3m/key")
    for _time in range(4):
        assert tried(lena, PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("action", "address"),
    [
        ("signup", "/account/signup/"),
        ("login", "/account/login/"),
        ("reset_password", "/account/password/reset/"),
    ],
)
def test_whoever_asks_too_often_is_told_to_wait(
    action: str, address: str, french: Edition, settings: Settings
) -> None:
    limited(settings, **{action: "1/m/ip"})
    client = Client()
    form = {"email": "wren@readers.example", "login": "no address"}
    assert client.post(f"{address}?edition=fr", form).status_code in {200, 302}
    answer = client.post(f"{address}?edition=fr", form)
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert '<html lang="fr"' in answer.content.decode()


def test_codes_are_not_asked_for_without_end(settings: Settings) -> None:
    limited(settings, request_login_code="2/m/ip")
    for number in range(3):
        answer = Client().post("/account/login/code/", {"email": f"{number}@readers.example"})
    assert "too often" in answer.content.decode()
    assert len(mail.outbox) == 2


def test_nobodys_letter_box_is_filled(lena: Person) -> None:
    for number in range(6):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        client.post("/account/login/code/", {"email": lena.email})
        client.post("/account/password/reset/", {"email": lena.email})
    assert len(mail.outbox) == 6
