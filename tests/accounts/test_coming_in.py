"""A reader signs up, signs in and signs out."""

import pytest
from django.core import mail
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.accounts.conftest import last_code
from tests.cast import PASSWORD as CAST

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
    assert person.display_name == "Wren"
    assert client.get("/me.json").json()["name"] == "Wren"


def test_who_has_an_account_signs_in_and_out(
    client: Client, lena: Person, english: Edition
) -> None:
    form = {"login": lena.email, "password": CAST, "next": "/en/wire/"}
    assert client.post("/account/login/", form)["Location"] == "/en/wire/"
    assert client.get("/me.json").json()["signed_in"]
    assert client.post("/account/logout/?edition=en")["Location"] == "/en/"
    assert not client.get("/me.json").json()["signed_in"]


@pytest.mark.parametrize("page", ["login", "signup", "login/code", "password/reset"])
def test_the_pages_are_drawn_in_the_edition(client: Client, arabic: Edition, page: str) -> None:
    drawn = client.get(f"/account/{page}/?edition=ar").content.decode()
    assert '<html lang="ar" dir="rtl">' in drawn
    assert mail.outbox == []


def test_the_paper_leads_to_the_sign_in_and_back(client: Client, english: Edition) -> None:
    """Stored pages are the same for all: where the link was followed from, the browser tells."""
    assert 'href="/account/login/?edition=en"' in client.get("/en/wire/").content.decode()
    came = {"Referer": "http://testserver/en/wire/?before=7"}
    page = client.get("/account/login/?edition=en", headers=came).content.decode()
    assert '<input type="hidden" name="next" value="/en/wire/?before=7">' in page
    assert "/account/signup/?edition=en&amp;next=%2Fen%2Fwire%2F%3Fbefore%3D7" in page


@pytest.mark.parametrize(
    "came", ["https://elsewhere.example/en/", "http://testserver/account/signup/", "nonsense", ""]
)
def test_only_pages_of_the_paper_are_led_back_to(
    client: Client, english: Edition, came: str
) -> None:
    page = client.get("/account/login/", headers={"Referer": came}).content.decode()
    assert 'name="next"' not in page


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "\\\\e"])
def test_nobody_is_led_elsewhere(
    client: Client, lena: Person, english: Edition, address: str
) -> None:
    form = {"login": lena.email, "password": CAST, "next": address}
    assert client.post("/account/login/?edition=en", form)["Location"] == "/en/"


def test_stored_pages_are_told_that_there_is_somebody_to_ask_for(
    client: Client, lena: Person, english: Edition
) -> None:
    client.post("/account/login/", {"login": lena.email, "password": CAST})
    assert client.cookies["signed_in"].value == "ask-me"
    client.get("/me.json")
    client.post("/account/logout/")
    assert client.cookies["signed_in"].value == ""


def test_nobody_signs_up_as_somebody_else(client: Client, lena: Person, english: Edition) -> None:
    sign_up(client)
    form = {"email": "fox@readers.example", "password1": PASSWORD}
    other = Client()
    for name, said in [("Wren", "called this already"), ("Editor", "speaks for the newsroom")]:
        answer = other.post("/account/signup/?edition=en", form | {"name": name})
        assert said in answer.content.decode()
    assert Person.objects.count() == 2


def test_of_two_who_sign_up_at_once_the_second_is_told_by_mail(
    client: Client, english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both were told that the address is free; the database knows better."""
    sign_up(client)
    nobody = lambda email: (email, False)  # noqa: E731  # as it was a moment before
    monkeypatch.setattr("allauth.account.forms.flows.manage_email.email_already_exists", nobody)
    sign_up(Client(), name="Fox")
    assert mail.outbox[-1].subject == "You have an account already"
    assert Person.objects.count() == 1
