"""Who keeps a room freezes it, closes it, pins, and deals with whoever disturbs it."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stream import channels
from nightdesk.talk.errors import NotNow, NotTaken, NotTheirs
from nightdesk.talk.models import Comment, Letter, Report, Room, Ruling
from nightdesk.talk.models.report import Ground
from nightdesk.talk.models.room import Afterwards
from nightdesk.talk.reporting import report
from nightdesk.talk.rooms import crowd
from nightdesk.talk.rooms.clock import RoomClock
from nightdesk.talk.rooms.exporting import messages
from nightdesk.talk.sanctioning import lift
from nightdesk.talk.state import State
from tests.talk.rooms.conftest import Chat


def painted(room: Room) -> list[tuple[str, str]]:
    events = list(Event.objects.on(room.stream).after(0).select_related("stream"))
    return [(one.operation, one.target) for one in channels.paint("room", events)]


def kinds(room: Room) -> list[str]:
    return Event.objects.on(room.stream).kinds()


@pytest.fixture
def host(quay: Room, rosa: Person) -> Person:
    """Rosa, a reporter, keeps the room: nothing else gives her a say in it."""
    quay.hosts.add(rosa)
    return rosa


def test_a_frozen_room_takes_nothing_until_it_thaws(chat: Chat, quay: Room, host: Person) -> None:
    quay.freeze(by=host, why="Back in ten minutes.")
    with pytest.raises(NotTaken) as refused:
        chat()
    assert refused.value.reason == "room_closed"
    quay.thaw(by=host)
    assert chat().is_shown
    assert kinds(quay) == ["room.frozen", "room.thawed", "message.posted"]
    assert painted(quay)[0] == ("replace", "room-quay")


def test_what_two_hosts_do_at_once_is_done_once(quay: Room, host: Person) -> None:
    quay.close(by=host)
    with pytest.raises(NotNow):
        Room.objects.get(pk=quay.pk).close(by=host)
    quay.reopen(by=host)
    assert kinds(quay) == ["room.closed", "room.reopened"]


@pytest.mark.parametrize("act", ["freeze", "thaw", "close", "reopen", "unpin"])
def test_who_keeps_no_room_does_nothing_there(act: str, quay: Room, rosa: Person) -> None:
    with pytest.raises(NotTheirs):
        getattr(quay, act)(by=rosa)


def test_a_pinned_message_stands_above_all_others(chat: Chat, quay: Room, host: Person) -> None:
    message = chat()
    quay.pin(message, by=host)
    assert Room.objects.get(pk=quay.pk).pinned == message
    message.withdraw(by=message.author)
    with pytest.raises(NotNow):
        quay.pin(message, by=host)
    quay.unpin(by=host)
    assert Room.objects.get(pk=quay.pk).pinned is None


def test_a_time_out_is_of_one_room_and_ends(
    chat: Chat, quay: Room, host: Person, lena: Person, english: Any
) -> None:
    crowd.time_out(quay, lena, 10, "Take a breath.", by=host)
    with pytest.raises(NotTaken) as refused:
        chat()
    assert refused.value.reason == "suspended"
    other = Room.objects.create(edition=english, slug="market", title="At the market")
    assert posted(other, lena).is_shown


def test_a_ban_from_a_room_can_be_lifted_by_its_host(
    chat: Chat, quay: Room, host: Person, lena: Person
) -> None:
    made = crowd.ban(quay, lena, "Advertising.", by=host)
    with pytest.raises(NotTaken):
        chat()
    lift(made, by=host)
    assert chat().is_shown


def test_all_of_one_person_leaves_the_room_with_one_letter(
    chat: Chat, quay: Room, host: Person, lena: Person, ben: Person
) -> None:
    for number in range(3):
        chat(f"Buy number {number}!")
    chat("So?", by=ben)
    assert crowd.clear(quay, lena, "spam", by=host) == 3
    left = Comment.objects.said_in(quay).shown().values_list("text", flat=True)
    assert list(left) == ["So?"]
    assert Letter.objects.filter(to=lena.email).count() == 1
    assert painted(quay)[:4] == [
        *(("remove", one.element_id) for one in Comment.objects.by(lena).order_by("pk")),
        ("append", Comment.objects.by(ben).get().element_id),
    ]


def test_a_room_is_forgotten_when_its_days_are_over(
    chat: Chat, quay: Room, host: Person, ben: Person
) -> None:
    message = chat("A word that was rash.")
    report(message, Ground.ABUSE, "This is rash.", by=ben)
    quay.refresh_from_db()
    quay.change(by=host, afterwards=Afterwards.FORGET, forget_after_days=3)
    quay.close(by=host)
    Room.objects.update(closed_at=timezone.now() - timedelta(days=2))
    RoomClock().tick()
    assert Comment.objects.get().text == "A word that was rash."
    Room.objects.update(closed_at=timezone.now() - timedelta(days=3))
    RoomClock().tick()
    told = Comment.objects.get()
    assert (told.text, told.html, told.state) == ("", "", State.DELETED)
    assert (Report.objects.count(), channels.find(quay.stream)) == (0, None)
    assert painted(quay) == [("remove", message.element_id)] + [("remove", "room-quay")] * 3


def test_what_was_said_is_handed_out_in_order(chat: Chat, quay: Room, ben: Person) -> None:
    first = chat("One.")
    chat("Two.", by=ben, answers=first.key)
    found = [(one["text"], one["author"], one["answers"]) for one in messages(quay)]
    assert found == [("One.", "A reader", ""), ("Two.", "A reader", first.key)]


def test_the_command_writes_a_line_for_each_message(chat: Chat) -> None:
    chat("One.")
    out = StringIO()
    call_command("export_room", "en", "quay", stdout=out)
    assert [json.loads(line)["text"] for line in out.getvalue().splitlines()] == ["One."]
    with pytest.raises(CommandError):
        call_command("export_room", "en", "nowhere")


def test_a_decision_in_a_room_is_explained_as_everywhere(
    chat: Chat, host: Person, lena: Person
) -> None:
    chat().reject("spam", by=host)
    assert Ruling.objects.about(lena.pk).get().reason == "spam"


def posted(room: Room, by: Person) -> Comment:
    from nightdesk.talk import posting  # noqa: PLC0415 - of this one helper

    return posting.post(room, posting.Draft("Good evening."), by=by)
