"""In which edition an account page is shown, and what it costs."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.cast import PASSWORD


def language(client: Client, query: str = "", page: str = "login/") -> str:
    drawn = client.get(f"/account/{page}{query}").content.decode()
    return drawn.split('<html lang="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "en"),
        ("?edition=fr", "fr"),
        ("?next=/ar/wire/", "ar"),
        ("?edition=fr&next=/ar/wire/", "fr"),
        ("?edition=zz&next=/ar/wire/", "ar"),
        ("?next=https://elsewhere.example/ar/", "en"),
        ("?next=ar", "en"),
    ],
)
def test_the_address_says_it_first(
    query: str, shown: str, client: Client, english: Edition, french: Edition, arabic: Edition
) -> None:
    assert language(client, query) == shown


def test_who_sent_something_is_remembered(
    client: Client, english: Edition, french: Edition
) -> None:
    client.post("/account/login/?edition=fr", {"login": "x"})
    assert language(client) == "fr"
    assert language(client, "?edition=en") == "en"
    assert language(client) == "fr"


def test_looking_leaves_no_session_behind(client: Client, french: Edition) -> None:
    for page in ("login/", "signup/", "login/code/", "password/reset/"):
        assert language(client, "?edition=fr", page) == "fr"
    assert not Session.objects.exists()


def test_a_person_has_a_language(lena: Person, english: Edition, french: Edition) -> None:
    lena.language = "fr"
    lena.save()
    client = Client()
    client.force_login(lena)
    assert language(client, page="") == "fr"


@pytest.mark.django_db
def test_without_an_edition_there_is_no_page(client: Client) -> None:
    assert client.get("/account/login/").status_code == 404


@pytest.mark.parametrize("page", ["login/", "signup/", "login/code/", "password/reset/"])
def test_the_door_costs_two_queries(
    page: str, client: Client, english: Edition, django_assert_num_queries: type
) -> None:
    with django_assert_num_queries(2):
        client.get(f"/account/{page}?edition=en")


@pytest.mark.parametrize(
    ("page", "most"), [("", 8), ("2fa/", 6), ("password/change/", 4), ("sessions/", 11)]
)
def test_inside_it_costs_one_too(
    page: str,
    most: int,
    client: Client,
    english: Edition,
    lena: Person,
    django_assert_max_num_queries: type,
) -> None:
    client.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    with django_assert_max_num_queries(most):
        assert client.get(f"/account/{page}").status_code == 200


def test_signing_in_costs_one_too(
    client: Client, english: Edition, lena: Person, django_assert_max_num_queries: type
) -> None:
    client.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    stranger = Client()
    with django_assert_max_num_queries(26):
        stranger.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    assert SessionStore(stranger.cookies["sessionid"].value).exists(
        stranger.cookies["sessionid"].value
    )
