"""A room goes with its story: once that is killed, nothing of it is on any page, in any stream, in any list."""

from datetime import timedelta

import pytest
from django.test import Client

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import channels, reading
from nightdesk.talk import answers
from nightdesk.talk.models import Comment, Letter, Room
from tests.bakery.paper import bake
from tests.talk.pages import anyone, signed_in, text_of
from tests.talk.rooms.conftest import Chat, fill

ADDRESS = "/en/chat/quay/"


@pytest.fixture
def about(quay: Room, harbour_fire: Story) -> Room:
    """The room goes along with the harbour fire."""
    Room.objects.update(story=harbour_fire)
    quay.refresh_from_db()
    return quay


@pytest.mark.parametrize("was_closed", [False, True])
def test_every_page_of_it_is_gone(
    about: Room, harbour_fire: Story, ben: Person, ida: Person, was_closed: bool
) -> None:
    every = fill(about, [ben], 60)
    if was_closed:
        Room.objects.update(closed_at=harbour_fire.published_at)
    pages = (
        ADDRESS,
        f"{ADDRESS}before/40/",
        every[3].get_absolute_url(),
        f"{ADDRESS}search/?q=say",
    )
    assert {Client().get(one).status_code for one in pages} == {200}

    harbour_fire.kill("Law.", by=ida)

    for one in pages:
        answer = Client().get(one)
        assert (answer.status_code, every[3].text in text_of(answer)) == (410, False)
    assert bake(ADDRESS).page is None
    assert about.title not in text_of(Client().get("/en/chat/"))
    assert anyone().post(ADDRESS, {"text": "Hello."}).status_code == 410
    assert Client().get(f"{ADDRESS}write/").status_code == 404


def test_who_has_it_open_is_told_and_no_replay_brings_it_back(
    about: Room, harbour_fire: Story, chat: Chat, ida: Person
) -> None:
    said = chat("Kanarievogel.")
    line = channels.find(about.stream)
    assert line is not None

    harbour_fire.kill("Law.", by=ida)

    assert channels.find(about.stream) is None
    events = list(Event.objects.on(about.stream).after(0).select_related("stream"))
    told = [(one.operation, one.target) for one in channels.paint("room", events)]
    assert told == [("remove", said.element_id), ("remove", "room-quay")]
    fresh = list(Event.objects.on(line.log))
    assert all("Kanarie" not in str(frame) for frame in reading.draw(line, fresh))


def test_nobody_is_told_of_an_answer_that_went_with_it(
    about: Room, harbour_fire: Story, chat: Chat, lena: Person, ben: Person, ida: Person
) -> None:
    chat("So?", by=ben, answers=chat("Kanarievogel.").key)
    assert answers.unread(lena) == 1

    harbour_fire.kill("Law.", by=ida)

    assert answers.unread(lena) == 0
    assert "So?" not in text_of(signed_in(lena).get("/account/answers/"))
    answers.mail_due(Comment.objects.latest("pk").posted_at + timedelta(hours=1))
    assert Letter.objects.filter(to=lena.email).count() == 0


def test_a_room_of_a_story_that_readers_never_knew_is_no_address(
    quay: Room, draft: Story, ida: Person
) -> None:
    draft.submit(by=ida)
    draft.kill("Never.", by=ida)
    Room.objects.update(story=draft)
    assert Client().get(ADDRESS).status_code == 404
