"""A browser joins, tells of itself and leaves, with or without an account."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.follows import joining
from nightdesk.follows.models import Follow
from nightdesk.follows.views import browsers
from nightdesk.notices.push import keys
from nightdesk.notices.push.models import Endpoint
from nightdesk.people.models import Person
from tests.notices.push.service import Service

HERE = {"Sec-Fetch-Site": "same-origin"}
OFF = {"known": False, "mine": False, "flashes": []}


def say(client: Client, what: str, told: Any) -> HttpResponse:
    answer = client.post(f"/push/{what}", told, content_type="application/json", headers=HERE)
    assert "no-store" in answer["Cache-Control"]
    return answer


def state(client: Client, what: str, told: Any) -> Any:
    return say(client, what, told).json()  # type: ignore[attr-defined]


def joining_with(service: Service, name: str = "anna", **told: Any) -> dict[str, Any]:
    return {"subscription": service.browser(name).subscription, "edition": "en", **told}


def test_a_browser_without_an_account_shows_flashes_until_it_wants_no_more(
    english: Edition, french: Edition, service: Service
) -> None:
    anna, address = Client(), {"endpoint": service.browser("anna").address}
    assert state(anna, "state/", address) == OFF
    on = state(anna, "", joining_with(service, flashes=True, language="en"))
    assert on == {"known": True, "mine": False, "flashes": ["en"]}
    both = state(anna, "", joining_with(service, flashes=True) | {"edition": "fr"})
    assert sorted(both["flashes"]) == ["en", "fr"]
    assert Endpoint.objects.get().language == "fr"  # the edition's, where it said nothing

    assert state(anna, "gone/", address | {"edition": "fr"})["flashes"] == ["en"]
    assert state(anna, "gone/", address | {"edition": "en"}) == OFF
    assert state(anna, "gone/", address) == OFF
    assert not Endpoint.objects.exists()
    assert not Follow.objects.exists()


def test_a_readers_browser_is_told_what_they_follow(
    english: Edition, lena: Person, service: Service
) -> None:
    reader, address = Client(), {"endpoint": service.browser("anna").address}
    reader.force_login(lena)
    on = {"known": True, "mine": True, "flashes": []}
    assert state(reader, "", joining_with(service)) == on
    assert state(reader, "state/", address) == on
    assert state(Client(), "state/", address) == {**on, "mine": False}
    state(reader, "", joining_with(service, flashes=True))
    assert state(reader, "gone/", address | {"edition": "en"}) == on
    assert state(reader, "gone/", address) == OFF


def test_a_reader_has_so_many_browsers_and_the_oldest_goes(
    english: Edition, lena: Person, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "MOST", 2)
    reader = Client()
    reader.force_login(lena)
    for name in ("anna", "ben", "carla"):
        say(reader, "", joining_with(service, name))

    left = [one.address.rpartition("/")[2] for one in Endpoint.objects.order_by("pk")]
    assert left == ["ben", "carla"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"subscription": {"endpoint": "http://127.0.0.1/", "keys": {}}},
        {"subscription": None},
        {"edition": "xx"},
        {"flashes": False},
    ],
)
def test_what_is_no_browser_or_asks_for_nothing_is_refused(
    english: Edition, service: Service, wrong: dict[str, Any]
) -> None:
    answer = say(Client(), "", joining_with(service, flashes=True) | wrong)

    assert answer.status_code == 422
    assert not Endpoint.objects.exists()


def test_a_push_service_changes_an_address_and_nothing_is_lost(
    english: Edition, service: Service
) -> None:
    for name in ("anna", "other"):
        say(Client(), "", joining_with(service, name, flashes=True))
    old, new = service.browser("anna"), service.browser("other")
    moved = {"old": old.address, "subscription": new.subscription}

    assert state(Client(), "changed/", moved)["flashes"] == ["en"]
    assert [one.address for one in Endpoint.objects.all()] == [new.address]
    assert say(Client(), "changed/", moved).status_code == 404
    wrong = {"old": new.address, "subscription": {}}
    assert say(Client(), "changed/", wrong).status_code == 422


def test_only_our_own_pages_tell_of_browsers_and_not_too_often(
    english: Edition, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = joining_with(service, flashes=True)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}):
        answer = Client().post("/push/", told, content_type="application/json", headers=headers)
        assert answer.status_code == 403
    for wrong in ([], "x", 7):
        assert say(Client(), "", wrong).status_code == 400
    broken = Client().post("/push/", "{", content_type="application/json", headers=HERE)
    assert broken.status_code == 400
    assert Client().get("/push/").status_code == 405
    monkeypatch.setattr(browsers, "MOST", 5)

    assert [say(Client(), "state/", {}).status_code for _time in range(2)] == [200, 429]


def test_the_worker_is_a_script_for_the_whole_paper(db: None) -> None:
    answer = Client().get("/push.js")

    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "showNotification" in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "of"), [("/en/follow/flashes/", "flashes"), ("/account/follows/", "mine")]
)
def test_pages_carry_the_key_by_which_browsers_know_the_house(
    english: Edition, lena: Person, page: str, of: str
) -> None:
    client = Client()
    if of == "mine":
        client.force_login(lena)
    told = client.get(page).content.decode()

    assert f'data-key="{keys.public_key()}" data-edition="en" data-of="{of}"' in told
