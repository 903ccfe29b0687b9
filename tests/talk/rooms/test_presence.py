"""Who is here: a number of all, and names of those members alone who want to be named."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nightdesk.people import display_names, personal
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import NamedInRooms, Presence, Room
from nightdesk.talk.models.presence import LASTS, let_name
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.names import sealed
from nightdesk.talk.rooms import crowd
from nightdesk.talk.rooms.clock import RoomClock
from nightdesk.talk.sanctioning import Order, sanction
from tests.talk.pages import anyone, signed_in, text_of

ADDRESS = "/en/chat/quay/"


@pytest.fixture(autouse=True)
def tess(quay: Room, lena: Person) -> Person:
    """Lena, who is called Tess in front of readers and wants to be named."""
    assert quay.pk
    display_names.take(lena, "Tess of the Mole")
    let_name(lena, named=True)
    return lena


def come(person: Person) -> Any:
    return signed_in(person).post(f"{ADDRESS}here/").json()


def named(client: Client | None = None) -> list[str]:
    answer = (client or Client()).get(f"{ADDRESS}here.json")
    assert "no-store" in answer["Cache-Control"]
    return [one["name"] for one in answer.json()["names"]]


def test_members_who_allow_it_are_named_to_everybody(tess: Person, ben: Person) -> None:
    assert come(tess) == {"here": 0, "names": [{"name": "Tess of the Mole", "by": sealed(tess.pk)}]}
    come(ben)
    display_names.take(ben, "Ben of the Bar")
    come(ben)
    assert named() == ["Tess of the Mole"], "Ben said nothing of the kind"
    assert Presence.objects.count() == 1, "and nothing is written down of him"
    assert "Tess" not in text_of(Client().get(ADDRESS))


def test_who_has_no_name_in_front_of_readers_is_not_named(ben: Person) -> None:
    let_name(ben, named=True)
    come(ben)
    assert named() == []


def test_nobody_comes_who_is_not_signed_in_or_is_sent_by_another_site(tess: Person) -> None:
    assert anyone().post(f"{ADDRESS}here/").json() == {"here": 0, "names": []}
    away = Client(headers={"origin": "https://elsewhere.example"})
    away.force_login(tess)
    assert away.post(f"{ADDRESS}here/").status_code == 403
    assert named() == []


def test_who_left_is_named_no_more_and_soon_forgotten(tess: Person) -> None:
    come(tess)
    Presence.objects.update(at=timezone.now() - LASTS)
    assert named() == []
    RoomClock().tick()
    assert Presence.objects.count() == 0
    come(tess)
    assert named() == ["Tess of the Mole"]


@pytest.mark.parametrize("measure", ["time out", "ban here", "ban everywhere", "ban elsewhere"])
def test_who_may_not_write_here_is_not_named(
    tess: Person, quay: Room, clara: Person, measure: str
) -> None:
    come(tess)
    other = Room.objects.create(edition=quay.edition, slug="mole", title="On the mole")
    orders = {
        "time out": lambda: crowd.time_out(quay, tess, 5, "Calm down.", by=clara),
        "ban here": lambda: crowd.ban(quay, tess, "Enough.", by=clara),
        "ban everywhere": lambda: sanction(tess, Order(Measure.BAN, "Enough."), by=clara),
        "ban elsewhere": lambda: crowd.ban(other, tess, "Enough.", by=clara),
    }
    orders[measure]()
    assert named() == (["Tess of the Mole"] if measure == "ban elsewhere" else [])


def test_a_ban_from_the_section_of_its_story_reaches_a_room(
    tess: Person, quay: Room, harbour_fire: Story, clara: Person
) -> None:
    come(tess)
    sanction(tess, Order(Measure.BAN, "Enough.", section=harbour_fire.section), by=clara)
    assert named() == ["Tess of the Mole"]
    Room.objects.filter(pk=quay.pk).update(story=harbour_fire)
    assert named() == []


def test_in_a_room_that_readers_may_not_know_of_nobody_is_named(tess: Person) -> None:
    come(tess)
    Room.objects.update(is_announced=False)
    assert named() == []
    assert signed_in(tess).post(f"{ADDRESS}here/").status_code == 404


def test_it_is_said_and_taken_back_beside_the_name(tess: Person) -> None:
    face, client = {"display_name": tess.display_name}, signed_in(tess)
    come(tess)
    assert 'name="named_in_rooms" ' in text_of(client.get("/account/face/"))
    client.post("/account/face/", face)
    assert (named(), NamedInRooms.objects.count(), Presence.objects.count()) == ([], 0, 0)
    client.post("/account/face/", face | {"named_in_rooms": "on"})
    come(tess)
    assert named() == ["Tess of the Mole"]


def test_it_is_handed_out_and_erased(tess: Person) -> None:
    come(tess)
    told = personal.export(tess)["talk"]
    assert told["named_in_rooms"] is True
    assert [one["room__title"] for one in told["rooms_open_lately"]] == ["On the quay"]
    personal.erase(tess)
    assert (named(), Presence.objects.count()) == ([], 0)


def test_asking_costs_the_same_however_many_are_there(quay: Room) -> None:
    for number in range(30):
        one = Person.objects.create_user(f"{number}@harbour.example", None, name="x")
        display_names.take(one, f"Gull number {number} of the mole")
        let_name(one, named=True)
        Presence.objects.come(one, quay, timezone.now() - timedelta(seconds=9))
    with CaptureQueriesContext(connection) as asked:
        assert len(named()) == 20
    assert len(asked) <= 4, [one["sql"][:90] for one in asked]
