"""A reader signs up, signs in and signs out."""

import pytest
from django.core import mail
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.accounts.conftest import last_code

PASSWORD = "a lantern on the quay"


def sign_up(client: Client, **changed: str) -> None:
    form = {"name": "Wren", "email": "wren@readers.example", "password1": PASSWORD} | changed
    answer = client.post("/account/signup/?edition=fr", form)
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == "/account/email/confirm/"


def test_a_reader_signs_up_and_confirms_with_a_code(client: Client, french: Edition) -> None:
    sign_up(client, next="/fr/harbour/fire/")
    answer = client.post("/account/email/confirm/", {"code": last_code()})

    assert answer["Location"] == "/fr/harbour/fire/"
    person = Person.objects.get()
    assert (person.name, person.email, person.role) == ("Wren", "wren@readers.example", "reader")
    assert client.get("/me.json").json()["name"] == "Wren"


def test_who_has_an_account_signs_in_and_out(
    client: Client, lena: Person, english: Edition
) -> None:
    form = {"login": lena.email, "password": "a long password", "next": "/en/wire/"}
    lena.set_password(form["password"])
    lena.save()
    assert client.post("/account/login/", form)["Location"] == "/en/wire/"
    assert client.get("/me.json").json()["signed_in"]
    assert client.post("/account/logout/?edition=en")["Location"] == "/en/"
    assert not client.get("/me.json").json()["signed_in"]


@pytest.mark.parametrize("page", ["login", "signup", "login/code", "password/reset"])
def test_the_pages_are_drawn_in_the_edition(client: Client, arabic: Edition, page: str) -> None:
    drawn = client.get(f"/account/{page}/?edition=ar").content.decode()
    assert '<html lang="ar" dir="rtl">' in drawn
    assert mail.outbox == []
