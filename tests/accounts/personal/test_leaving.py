"""A reader erases the account, or thinks again."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from nightdesk.accounts.personal import account_record
from nightdesk.people import erasing
from nightdesk.people.models import Erasure, Person
from tests.accounts.personal.conftest import prove, sign_in
from tests.cast import PASSWORD


@pytest.fixture
def leaving(reader: Client, lena: Person) -> Client:
    """Lena asked to be erased, and came back to think."""
    erasing.ask(lena, timezone.now())
    sign_in(reader, lena)
    return reader


def test_erasing_asks_for_the_password_once_more(reader: Client, lena: Person) -> None:
    assert "Erase my account" in reader.get("/account/erasure/").content.decode()
    answer = reader.post("/account/erasure/")

    assert answer["Location"].startswith("/account/reauthenticate/?next=")
    assert not Erasure.objects.exists()


def test_who_leaves_is_signed_out_and_told_by_mail(reader: Client, lena: Person) -> None:
    prove(reader)
    answer = reader.post("/account/erasure/")

    assert "Good-bye" in answer.content.decode()
    assert not reader.get("/me.json").json()["signed_in"]
    letter = mail.outbox[-1]
    assert (letter.to, letter.subject) == ([lena.email], "Your account will be erased")
    assert Erasure.objects.get().due_at - timezone.now() > timedelta(hours=23)


def test_the_newsroom_is_told_whom_to_ask(client: Client, ida: Person, english: object) -> None:
    sign_in(client, ida)
    prove(client)
    answer = client.post("/account/erasure/")

    assert answer.status_code == 422
    assert "An administrator makes this" in answer.content.decode()


def test_who_comes_back_in_time_is_asked_at_once(leaving: Client, lena: Person) -> None:
    form = {"login": lena.email, "password": PASSWORD, "next": "/en/"}
    answer = Client().post("/account/login/", form)
    assert answer["Location"] == "/account/erasure/"

    erasing.call_back(lena, timezone.now())
    assert Client().post("/account/login/", form)["Location"] == "/en/"


@pytest.mark.parametrize("page", ["", "face/", "sessions/", "2fa/"])
def test_all_doors_but_two_are_closed(leaving: Client, page: str) -> None:
    assert leaving.get(f"/account/{page}")["Location"] == "/account/erasure/"
    assert "Keep my account" in leaving.get("/account/erasure/").content.decode()
    assert leaving.get("/account/data/").status_code == 200


def test_nothing_is_written_while_leaving(leaving: Client) -> None:
    assert leaving.post("/en/wire/seen/")["Location"] == "/account/erasure/"
    assert leaving.get("/me.json").status_code == 200


def test_it_is_called_back(leaving: Client, lena: Person) -> None:
    answer = leaving.post("/account/erasure/called-back/", follow=True)

    assert "Welcome back. Nothing was erased." in answer.content.decode()
    assert not Erasure.objects.exists()
    assert leaving.get("/account/face/").status_code == 200


def test_too_late_is_said(leaving: Client, lena: Person) -> None:
    Erasure.objects.update(due_at=timezone.now())

    answer = leaving.post("/account/erasure/called-back/")

    assert answer.status_code == 409
    assert "It is too late" in answer.content.decode()


def test_who_is_no_longer_signed_in_anywhere_has_no_address_here(
    reader: Client, lena: Person
) -> None:
    Authenticator.objects.create(user=lena, type="totp", data={})
    account_record.erase(lena)
    account_record.erase(lena)

    for kept in (EmailAddress, Authenticator, UserSession, Session):
        assert not kept.objects.exists()
