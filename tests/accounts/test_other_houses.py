"""Signing in by another house's word: where it is configured, and nowhere else."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django.fixtures import Settings

from config.providers import houses
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.accounts.other_house import READER, SECRET, another_house


@pytest.fixture(autouse=True)
def paper(english: Edition) -> Edition:
    return english


@pytest.fixture
def house(settings: Settings) -> Iterator[str]:
    """The town's own, configured as an operator would."""
    with another_house() as server:
        told = {"provider": "openid_connect", "id": "town", "name": "Town card", "server": server}
        found = houses(json.dumps([told | {"client_id": "gazette", "secret": SECRET}]))
        settings.OTHER_HOUSES, settings.SOCIALACCOUNT_PROVIDERS = found, found.told
        settings.ROOT_URLCONF = "tests.accounts.urls_with_houses"
        registry.get_class_list()
        registry.register(OpenIDConnectProvider)
        yield server
        registry.provider_map.pop("openid_connect")


def vouched_for(client: Client, **query: str) -> Any:
    """The reader goes to the other house, agrees there, and comes back."""
    asked = client.post("/account/oidc/town/login/", query_params=query)
    state = parse_qs(urlsplit(asked["Location"]).query)["state"][0]
    return client.get("/account/oidc/town/login/callback/", {"code": "x", "state": state})


def test_without_any_there_is_no_trace_of_them(client: Client) -> None:
    page = client.get("/account/login/")
    assert "Go on with" not in page.content.decode()
    assert "form-action 'self';" in page["Content-Security-Policy"]
    with pytest.raises(NoReverseMatch):
        reverse("socialaccount_connections")


def test_a_reader_is_vouched_for_and_chooses_a_name(client: Client, house: str) -> None:
    page = client.get("/account/login/")
    assert "Go on with Town card" in page.content.decode()
    assert f"form-action 'self' {house};" in page["Content-Security-Policy"]
    answer = vouched_for(client, next="/en/wire/")
    assert answer["Location"] == "/account/3rdparty/signup/"
    drawn = client.get(answer["Location"]).content.decode()
    assert 'value="Wren"' in drawn
    answer = client.post(answer["Location"], {"name": "Wren of the quay", "email": READER["email"]})
    assert answer["Location"] == "/en/wire/"
    assert client.get("/me.json").json()["name"] == "Wren of the quay"
    assert "Town card" in client.get("/account/3rdparty/").content.decode()
    assert "Other ways to sign in" in client.get("/account/").content.decode()
    again = Client()
    assert vouched_for(again, next="/en/")["Location"] == "/en/"
    assert again.get("/me.json").json()["signed_in"]


def test_the_same_address_there_opens_no_account_here(client: Client, house: str) -> None:
    Person.objects.create_user(str(READER["email"]), "an anchor and a kettle", name="Fox")
    answer = vouched_for(client)
    client.post(answer["Location"], {"name": "Wren", "email": READER["email"]})
    assert not client.get("/me.json").json()["signed_in"]
    assert not SocialAccount.objects.exists()


def test_a_word_that_nobody_asked_for_is_not_taken(client: Client, house: str) -> None:
    answer = client.get("/account/oidc/town/login/callback/", {"code": "x", "state": "planted"})
    assert "did not vouch" in answer.content.decode()
    assert "led to another house" in client.get("/account/oidc/town/login/").content.decode()
    assert "came back" in client.get("/account/3rdparty/login/cancelled/").content.decode()


def test_the_usual_ones_need_no_more_than_what_they_gave() -> None:
    one = {"provider": "github", "client_id": "a", "secret": "b"}
    found = houses(json.dumps([one, one | {"client_id": "c"}]))
    assert found.apps == ["allauth.socialaccount.providers.github"]
    assert [app["client_id"] for app in found.told["github"]["APPS"]] == ["a", "c"]
    assert found.hosts == ["https://github.com"] * 2
    assert houses("").apps == []


@pytest.mark.parametrize(
    "written",
    [
        "{}", "nonsense", "[1]", '[{"provider": "google"}]', '[{"provider": "nobody", "client_id": "a"}]',
        '[{"provider": "openid_connect", "client_id": "a"}]',
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(written: str) -> None:
    with pytest.raises(ValueError, match="NIGHTDESK_SIGN_IN_PROVIDERS"):
        houses(written)
