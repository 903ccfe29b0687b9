"""A room of the English edition, and something to say there."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event, Stream
from nightdesk.people.models import Person
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.models.venue import noted
from nightdesk.talk.state import State

Chat = Callable[..., Comment]


@pytest.fixture
def quay(english: Edition) -> Room:
    """The room in which readers talk about the harbour."""
    return Room.objects.create(edition=english, slug="quay", title="On the quay")


@pytest.fixture
def chat(quay: Room, lena: Person) -> Chat:
    """Lena says something on the quay, or whoever is named."""

    def said(text: str = "The ferry is back.", *, by: Person = lena, **draft: str) -> Comment:
        return posting.post(Room.objects.get(pk=quay.pk), posting.Draft(text, **draft), by=by)

    return said


def fill(room: Room, people: Sequence[Person], many: int) -> list[Comment]:
    """So many messages by these people in turn, with what posting them one by one leaves behind."""
    now, stream = timezone.now(), Stream.objects.get_or_create(name=room.stream)[0]
    begin = now - timedelta(hours=1)
    made = [
        Comment(
            room=room,
            author=people[number % len(people)],
            text=f"number {number} of what people say.",
            html=f"<p>number {number} of what people say.</p>",
            language="en",
            posted_at=begin,
            shown_at=begin,
            state=State.SHOWN,
            line=stream.head + 1 + number,
        )
        for number in range(many)
    ]
    Comment.objects.bulk_create(made)
    events = [
        Event(stream=stream, seq=one.line, kind="message.posted", subject_type="talk.comment",
              subject_id=one.pk, actor=one.author, at=begin)
        for one in made
    ]  # fmt: skip
    last = Event.objects.bulk_create(events)[-1]
    Stream.objects.filter(pk=stream.pk).update(head=last.seq)
    Room.objects.filter(pk=room.pk).update(
        messages=many, settled=last.seq, heard=noted(last), last_at=begin
    )
    return made
