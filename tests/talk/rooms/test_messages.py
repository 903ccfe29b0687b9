"""A message goes the way of comments, and stands in its room in the order of the log."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import Comment, Discussion, Room
from nightdesk.talk.rooms.clock import RoomClock
from nightdesk.talk.state import State
from tests.talk.rooms.conftest import Chat


def told(room: Room) -> list[str]:
    return Event.objects.on(room.stream).kinds()


def test_messages_stand_in_the_order_of_the_log(chat: Chat, quay: Room, ben: Person) -> None:
    first = chat()
    second = chat("Which one of them?", by=ben, answers=first.key)
    lines = Comment.objects.said_in(quay).order_by("line")
    assert [(one.text, one.line) for one in lines] == [
        ("The ferry is back.", 1),
        ("Which one of them?", 2),
    ]
    assert (second.parent, second.root, second.depth) == (first, None, 0)
    assert told(quay) == ["message.posted", "message.posted"]


def test_of_a_crowd_the_page_shows_what_was_said_until_the_last_second(
    chat: Chat, quay: Room
) -> None:
    Room.objects.update(settled_at=timezone.now() - timedelta(minutes=1))
    chat("One.")
    chat("Two.")
    quay.refresh_from_db()
    assert (quay.messages, quay.settled, quay.is_unsettled) == (2, 1, True)
    quay.settle()
    quay.refresh_from_db()
    assert (quay.settled, quay.is_unsettled) == (2, False)


def test_the_clock_settles_what_nothing_follows(chat: Chat, quay: Room) -> None:
    chat("One.")
    Room.objects.update(settled_at=timezone.now() - timedelta(seconds=2))
    assert RoomClock().tick() == RoomClock.pause
    quay.refresh_from_db()
    assert (quay.settled, quay.is_unsettled) == (1, False)


def test_what_is_taken_away_settles_at_once(chat: Chat, quay: Room, lena: Person) -> None:
    message = chat("One.")
    message.withdraw(by=lena)
    quay.refresh_from_db()
    assert (quay.settled, quay.messages, quay.is_unsettled) == (2, 0, False)
    assert told(quay) == ["message.posted", "message.deleted"]
    assert message.state == State.DELETED


def test_what_is_said_is_said_in_one_place(chat: Chat, harbour_fire: Story) -> None:
    message = chat()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=message.pk).update(discussion=Discussion.objects.of(harbour_fire))
