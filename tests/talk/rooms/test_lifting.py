"""A message goes into the paper, under its author's name and with their consent where the room asks."""

import pytest
from django.core import mail
from django.test import Client

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import letters
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Comment, Discussion, Letter, Lifting, Room
from nightdesk.talk.models.lifting import Into
from nightdesk.talk.rooms import lifting
from tests.talk.rooms.conftest import Chat


def test_its_author_is_asked_and_says_yes(
    chat: Chat, harbour_fire: Story, clara: Person, lena: Person
) -> None:
    made = lifting.lift(chat(), harbour_fire, Into.DISCUSSION, by=clara)
    assert "/account/liftings/" in Letter.objects.get(to=lena.email).text
    assert not Discussion.objects.exists()
    lifting.answer(made, by=lena, is_granted=True)
    comment = Comment.objects.exclude(discussion=None).get()
    assert (comment.author, comment.text.partition("\n")[0]) == (lena, "The ferry is back.")
    assert "/en/chat/quay/" in comment.html
    assert Discussion.objects.get().comments == 1


def test_who_says_no_is_not_printed(
    chat: Chat, harbour_fire: Story, clara: Person, lena: Person
) -> None:
    made = lifting.lift(chat(), harbour_fire, Into.DISCUSSION, by=clara)
    lifting.answer(made, by=lena, is_granted=False)
    with pytest.raises(NotNow):
        lifting.answer(made, by=lena, is_granted=True)
    assert not Discussion.objects.exists()


def test_what_was_taken_back_is_not_printed(
    chat: Chat, harbour_fire: Story, clara: Person, lena: Person
) -> None:
    message = chat()
    made = lifting.lift(message, harbour_fire, Into.DISCUSSION, by=clara)
    message.withdraw(by=lena)
    made.message.refresh_from_db()
    with pytest.raises(NotNow):
        lifting.answer(made, by=lena, is_granted=True)


def test_a_quotation_waits_in_the_copy_for_an_editor(
    chat: Chat, quay: Room, harbour_fire: Story, clara: Person
) -> None:
    Room.objects.filter(pk=quay.pk).update(asks_authors=False)
    lifting.lift(chat(), harbour_fire, Into.QUOTE, by=clara)
    copy = harbour_fire.get_latest_revision_as_object()
    last = copy.body[-1]
    assert (last.block_type, last.value["speaker"]) == ("quote", "A reader")
    assert last.value["source_url"].endswith(f"/en/chat/quay/{Comment.objects.get().key}/")
    harbour_fire.refresh_from_db()
    assert harbour_fire.body[-1].block_type != "quote"


def test_nothing_is_lifted_twice_to_one_place(
    chat: Chat, harbour_fire: Story, clara: Person
) -> None:
    message = chat()
    lifting.lift(message, harbour_fire, Into.DISCUSSION, by=clara)
    with pytest.raises(NotNow):
        lifting.lift(message, harbour_fire, Into.DISCUSSION, by=clara)
    assert Lifting.objects.count() == 1


def test_only_who_keeps_the_room_lifts(chat: Chat, harbour_fire: Story, ben: Person) -> None:
    with pytest.raises(NotTheirs):
        lifting.lift(chat(), harbour_fire, Into.DISCUSSION, by=ben)


def test_on_their_page_the_author_says_yes(
    chat: Chat, harbour_fire: Story, clara: Person, lena: Person, client: Client
) -> None:
    made = lifting.lift(chat(), harbour_fire, Into.DISCUSSION, by=clara)
    client.force_login(lena)
    asked = client.get("/account/liftings/")
    assert "Fire on the north quay" in asked.content.decode()
    answered = client.post("/account/liftings/", {"which": made.pk, "say": "yes"})
    assert (answered.status_code, answered["Location"]) == (302, "/account/liftings/")
    assert Discussion.objects.get().comments == 1
    client.force_login(clara)
    assert client.post("/account/liftings/", {"which": made.pk, "say": "no"}).status_code == 404


def test_nobody_is_asked_about_a_story_that_was_killed_while_the_letter_waited(
    chat: Chat, harbour_fire: Story, clara: Person
) -> None:
    for into in (Into.DISCUSSION, Into.QUOTE):
        lifting.lift(chat(), harbour_fire, into, by=clara)
        if into == Into.QUOTE:
            harbour_fire.kill("Law.", by=clara)
        letters.send_due()
    assert len(mail.outbox) == 1
    assert not Letter.objects.exists()
