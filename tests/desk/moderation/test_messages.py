"""Messages of rooms stand in the queue among comments, and are decided alike."""

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room
from tests.desk.moderation.conftest import Wait
from tests.desk.moderation.test_queue import keys

DESK = "/desk/moderation/"


@pytest.fixture
def message(english: Edition, lena: Person) -> Comment:
    room = Room.objects.create(edition=english, slug="quay", title="On the quay", holds_first=True)
    return posting.post(room, posting.Draft("Is the ferry back?"), by=lena)


def test_what_is_held_in_a_room_waits_among_comments(
    client: Client, mona: Person, waiting: Wait, message: Comment
) -> None:
    client.force_login(mona)
    comment = waiting()
    assert keys(client) == [message.key, comment.key]
    assert keys(client, "?in=rooms") == [message.key]
    assert keys(client, "?in=stories") == [comment.key]
    assert keys(client, "?edition=en&in=anything") == [message.key, comment.key]


def test_it_is_approved_like_a_comment(client: Client, mona: Person, message: Comment) -> None:
    client.force_login(mona)
    chosen = f"{message.key}.{message.version}"
    client.post(f"{DESK}acts/", {"act": "approve", "chosen": chosen})
    message.refresh_from_db()
    assert (message.is_shown, message.line) == (True, 1)


def test_a_desks_moderator_sees_the_rooms_of_that_desk_alone(
    client: Client, max_moderator: Person, message: Comment
) -> None:
    client.force_login(max_moderator)
    assert keys(client) == []
    Room.objects.update(desk=max_moderator.desks.get())
    assert keys(client) == [message.key]
