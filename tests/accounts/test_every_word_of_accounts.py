"""No word of an account page, or of a letter about accounts, is foreign: each is its catalogue's."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from tests.cast import PASSWORD, person
from tests.site.marking import bare, heard, mark_every_text

WORD = "Λόγος"
# Each with what nobody would send, which is refused in words.
GUESTS: dict[str, dict[str, str]] = {
    "login": {"login": "a@readers.example", "password": "x"},
    "login/code": {"email": "x"},
    "signup": {"name": "1", "email": "x", "password1": "12"},
    "inactive": {},
    "password/reset": {"email": "x"},
}
READERS: dict[str, dict[str, str]] = {
    "reauthenticate": {"password": "x"},
    "email": {"email": "x", "action_add": ""},
    "password/change": {"oldpassword": "x", "password": "12"},
    "2fa/totp/activate": {"code": "1"},
    "2fa/webauthn/add": {"credential": "x"},
    "face": {"display_name": "1"},
    "2fa": {}, "2fa/webauthn": {}, "data": {}, "erasure": {}, "second-factor": {}, "decisions": {},
    "sessions": {}, "answers": {}, "logout": {},
}  # fmt: skip
LETTERS = {
    "login/code": {"email": "none@readers.example"},
    "password/reset": {"email": "reader@harbour.example"},
    "signup": {"name": "Λογοσος", "email": "reader@harbour.example", "password1": PASSWORD},
}


@pytest.fixture(params=["ar", "en", "es", "fr", "ru"])
def edition(request: pytest.FixtureRequest, db: None) -> Edition:
    made: Edition = Edition.objects.create(code="el", name=WORD, language=request.param)
    return made


@pytest.fixture
def reader(edition: Edition, settings: Settings) -> Person:
    settings.ACCOUNT_RATE_LIMITS = False
    made = person("Reader", Role.READER)
    Person.objects.filter(pk=made.pk).update(name=WORD, display_name=WORD)
    return made


def foreign(answer: HttpResponse, language: str) -> list[str]:
    """Languages name themselves, and a key for a program is no word."""
    soup = BeautifulSoup(answer.content, "html.parser")
    for unheard in soup.select("[name=language], code, [name=secret]"):
        unheard.decompose()
    return bare(heard(str(soup)), language)


def answered(
    client: Client, pages: dict[str, dict[str, str]]
) -> Iterator[tuple[str, HttpResponse]]:
    for page, nonsense in pages.items():
        address = f"/account/{page}/?edition=el"
        yield f"GET {page}", client.get(address)  # type: ignore[misc]
        if nonsense:
            yield f"POST {page}", client.post(address, nonsense)  # type: ignore[misc]


def test_no_word_of_an_account_page_is_foreign(
    edition: Edition, reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_every_text(monkeypatch)
    guest, known = Client(), Client()
    known.post("/account/login/", {"login": reader.email, "password": PASSWORD})
    known.post("/account/reauthenticate/", {"password": PASSWORD})
    answers = [*answered(guest, GUESTS), *answered(known, READERS)]
    wrong = {address: foreign(answer, edition.language) for address, answer in answers}
    assert {address: words for address, words in wrong.items() if words} == {}
    assert {answer.status_code for _address, answer in answers} == {200, 422}


def test_no_word_of_a_letter_about_accounts_is_foreign(
    edition: Edition, reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_every_text(monkeypatch)
    for page, form in LETTERS.items():
        Client().post(f"/account/{page}/?edition=el", form)
    told = [re.sub(r"\S+@\S+|https?\S+|[A-Z0-9]{4}-[A-Z0-9]{4}", "", f"{each.subject} {each.body}")
            for each in mail.outbox]  # fmt: skip
    assert [bare(each, edition.language) for each in told] == [[]] * len(LETTERS)
