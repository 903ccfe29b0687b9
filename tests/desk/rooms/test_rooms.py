"""The desk's screens for chat rooms."""

import json
from typing import Any

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.errors import NotTaken
from nightdesk.talk.models import Comment, Room, Sanction

ROOMS = "/desk/rooms/"


@pytest.fixture
def room(english: Edition, rosa: Person) -> Room:
    made = Room.objects.create(edition=english, slug="quay", title="On the quay")
    made.hosts.add(rosa)
    return made


@pytest.fixture
def message(room: Room, lena: Person) -> Comment:
    return posting.post(room, posting.Draft("The ferry is back."), by=lena)


def settings(edition: Edition, **said: Any) -> dict[str, Any]:
    given = {"edition": edition.pk, "title": "At the market", "slow_seconds": 0, "member_days": 0}
    rest = {"afterwards": "keep", "forget_after_days": 30, "is_announced": "on"}
    return given | rest | said


def act(client: Client, message: Comment, verb: str, **said: Any) -> int:
    address = f"{ROOMS}{message.room_id}/messages/{message.key}/"
    answer = client.post(address, {"act": verb, "version": message.version} | said)
    message.refresh_from_db()
    return answer.status_code


def test_a_moderator_opens_a_room_along_with_a_story(
    client: Client, clara: Person, english: Edition, harbour_fire: Story
) -> None:
    client.force_login(clara)
    said = settings(english, story_address=f"https://paper.example/en/harbour/{harbour_fire.slug}/")
    assert client.post(f"{ROOMS}new/", said).status_code == 302
    made = Room.objects.get()
    assert (made.slug, made.story, made.desk, list(made.hosts.all())) == (
        "at-the-market",
        harbour_fire,
        harbour_fire.desk,
        [clara],
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"title": ""}, "This field is required."),
        ({"slug": "quay"}, "There is a room with this address already."),
        ({"story_address": "/en/harbour/nothing/"}, "There is no story at this address."),
        (
            {"opens_at": "2026-11-23 12:00", "closes_at": "2026-11-23 11:00"},
            "It closes before it opens.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_comes_back(
    said: dict[str, Any], told: str, client: Client, clara: Person, english: Edition, room: Room
) -> None:
    client.force_login(clara)
    answer = client.post(f"{ROOMS}new/", settings(english, about="All about it.", **said))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "All about it." in answer.content.decode()
    assert Room.objects.get() == room


def test_a_host_slows_a_room_down(
    client: Client, rosa: Person, room: Room, english: Edition
) -> None:
    client.force_login(rosa)
    said = settings(english, title=room.title, slow_seconds=30, hosts=[rosa.pk])
    assert client.post(f"{ROOMS}{room.pk}/settings/", said).status_code == 302
    room.refresh_from_db()
    assert (room.slow_seconds, room.slug) == (30, "quay")


def test_a_host_finds_the_newest_messages_and_their_own_rooms_alone(
    client: Client, rosa: Person, room: Room, message: Comment, english: Edition
) -> None:
    other = Room.objects.create(edition=english, slug="market", title="At the market")
    client.force_login(rosa)
    assert "The ferry is back." in client.get(f"{ROOMS}{room.pk}/").content.decode()
    listed = client.get(ROOMS).content.decode()
    assert ("On the quay" in listed, "At the market" in listed) == (True, False)
    assert client.get(f"{ROOMS}{other.pk}/").status_code == 404
    rows = client.get(f"{ROOMS}{room.pk}/?rows").content.decode()
    assert (message.key in rows, "<html" in rows) == (True, False)


def test_who_keeps_no_room_finds_none(client: Client, sami: Person, room: Room) -> None:
    client.force_login(sami)
    for address in (ROOMS, f"{ROOMS}{room.pk}/", f"{ROOMS}new/"):
        assert client.get(address).status_code in {302, 403}


def test_a_host_pauses_and_goes_on(client: Client, rosa: Person, room: Room) -> None:
    client.force_login(rosa)
    for verb, is_paused in (("freeze", True), ("freeze", True), ("thaw", False)):
        client.post(f"{ROOMS}{room.pk}/acts/", {"act": verb, "why": "Back soon."})
        room.refresh_from_db()
        assert (room.frozen_at is not None) == is_paused
    assert client.post(f"{ROOMS}{room.pk}/acts/", {"act": "explode"}).status_code == 404


def test_a_host_pins_and_removes(
    client: Client, rosa: Person, room: Room, message: Comment
) -> None:
    client.force_login(rosa)
    act(client, message, "pin")
    room.refresh_from_db()
    assert room.pinned == message
    act(client, message, "reject", reason="spam", version=99)
    assert message.is_shown
    act(client, message, "reject", reason="spam")
    assert message.state == "rejected"


def test_a_host_sends_somebody_out(
    client: Client, rosa: Person, room: Room, message: Comment, lena: Person
) -> None:
    client.force_login(rosa)
    act(client, message, "time_out", minutes="7", why="Calm down.")
    act(client, message, "time_out", minutes="30")
    assert not Sanction.objects.exists()
    act(client, message, "time_out", minutes="30", why="Calm down.")
    assert Sanction.objects.get().room == room
    with pytest.raises(NotTaken):
        posting.post(room, posting.Draft("Why?"), by=lena)


def test_a_host_removes_all_of_one_person(
    client: Client, rosa: Person, room: Room, message: Comment, lena: Person
) -> None:
    posting.post(room, posting.Draft("And another."), by=lena)
    client.force_login(rosa)
    act(client, message, "clear", reason="spam")
    assert not Comment.objects.shown().exists()


def test_a_chief_editor_lifts_a_message(
    client: Client, clara: Person, room: Room, message: Comment, harbour_fire: Story
) -> None:
    client.force_login(clara)
    act(client, message, "lift", into="discussion", address="/nowhere/")
    assert not message.liftings.exists()
    act(client, message, "lift", into="discussion", address=harbour_fire.get_absolute_url())
    assert message.liftings.get().is_granted is None


def test_a_room_is_exported(client: Client, rosa: Person, room: Room, message: Comment) -> None:
    client.force_login(rosa)
    answer = client.get(f"{ROOMS}{room.pk}/export/")
    told = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    assert [(one["key"], one["text"]) for one in told] == [(message.key, "The ferry is back.")]


def test_the_side_bar_leads_to_the_rooms(client: Client, clara: Person, rosa: Person) -> None:
    for person, leads in ((clara, True), (rosa, False)):
        client.force_login(person)
        assert (f'"{ROOMS}"' in client.get("/desk/stories/").content.decode()) is leads
