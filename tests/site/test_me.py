"""Who am I: the one personal answer."""

from typing import Any

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.wire.models import Seen
from tests.cast import NewStory


def me(client: Client) -> Any:
    return client.get("/me.json").json()


@pytest.fixture
def reader(lena: Person) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(lena)
    return client


def read_the_wire(client: Client, token: str) -> int:
    return client.post("/en/wire/seen/", headers={"X-CSRFToken": token}).status_code


def test_nobody_in_particular_is_told_so(english: Edition) -> None:
    answer = me(Client())
    assert answer.pop("token")
    assert answer == {
        "signed_in": False,
        "name": "",
        "wire": {},
        "answers": 0,
        "alerts": 0,
        "news": "",
        "muted": [],
        "seal": "",
    }


def test_it_is_never_stored(reader: Client) -> None:
    response = reader.get("/me.json")
    assert response["Cache-Control"] == "no-store"
    assert "Cookie" in response["Vary"]


def test_unread_items_are_counted_from_where_one_has_read(
    reader: Client, harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    token = me(reader)["token"]
    assert me(reader)["wire"] == {}
    assert read_the_wire(reader, token) == 204
    assert me(reader)["wire"] == {"en": {"seen": 1, "unread": 0}}

    write("Ferry late").publish(by=ida)
    killed = write("Killed")
    killed.publish(by=ida)
    killed.kill("Law.", by=ida)
    harbour_fire.update(by=ida)

    assert me(reader)["wire"] == {"en": {"seen": 1, "unread": 2}}
    assert me(reader)["name"] == "Lena"
    read_the_wire(reader, token)
    assert me(reader)["wire"] == {"en": {"seen": 5, "unread": 0}}


def test_having_read_never_moves_back(lena: Person, english: Edition) -> None:
    for seq in (3, 5, 4):
        Seen.objects.move(lena, english, seq)
    assert [str(place) for place in Seen.objects.all()] == [f"{english.pk}: 5"]


def test_without_the_token_or_an_account_nothing_is_remembered(
    reader: Client, english: Edition
) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert read_the_wire(reader, "") == 403
    assert read_the_wire(stranger, me(stranger)["token"]) == 403
    assert not Seen.objects.exists()


def test_an_empty_wire_can_be_read(reader: Client, english: Edition) -> None:
    assert read_the_wire(reader, me(reader)["token"]) == 204
    assert me(reader)["wire"] == {"en": {"seen": 0, "unread": 0}}
