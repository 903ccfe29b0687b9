"""A chat and a live blog: what was said in the room becomes a post, and each page leads to the other."""

import pytest
from django.test import Client

from nightdesk.live.models import LiveBlog, Post
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow
from nightdesk.stories.models import Story
from nightdesk.talk import personal
from nightdesk.talk.models import Comment, Letter, Lifting, Room
from nightdesk.talk.models.lifting import Into
from nightdesk.talk.rooms import lifting
from tests.pages import Page
from tests.talk.rooms.conftest import Chat


@pytest.fixture
def asking_nobody(quay: Room) -> None:
    Room.objects.filter(pk=quay.pk).update(asks_authors=False)


def test_a_message_is_a_post_once_its_author_agrees(
    chat: Chat, regatta: LiveBlog, clara: Person, lena: Person
) -> None:
    made = lifting.lift(chat(), regatta.story, Into.POST, by=clara)
    assert "Regatta day" in Letter.objects.get(to=lena.email).text
    assert not Post.objects.exists()

    lifting.answer(made, by=lena, is_granted=True)

    post = Post.objects.shown().get()
    [quote] = post.body
    assert Lifting.objects.get().post == post
    assert (quote.block_type, quote.value["speaker"]) == ("quote", "A reader")
    assert quote.value["said_where"] == "in the chat “On the quay”"
    assert quote.value["source_url"].endswith(f"/en/chat/quay/{Comment.objects.get().key}/")
    assert "The ferry is back." in Page(regatta.get_absolute_url()).text(".post__body")


@pytest.mark.usefixtures("asking_nobody")
def test_of_a_host_who_may_not_publish_it_waits_for_an_editor(
    chat: Chat, quay: Room, regatta: LiveBlog, rosa: Person, ida: Person
) -> None:
    quay.hosts.add(rosa)
    made = lifting.lift(chat(), regatta.story, Into.POST, by=rosa)

    assert made.post == Post.objects.waiting().get()
    assert made.post.written_by == rosa
    made.post.send(by=ida)
    assert "The ferry is back." in Page(regatta.get_absolute_url()).text(".post__body")


def test_what_is_granted_after_the_coverage_ended_waits(
    chat: Chat, regatta: LiveBlog, clara: Person, lena: Person
) -> None:
    made = lifting.lift(chat(), regatta.story, Into.POST, by=clara)
    regatta.end(by=clara)
    lifting.answer(Lifting.objects.get(pk=made.pk), by=lena, is_granted=True)

    assert (Post.objects.waiting().count(), Post.objects.shown().count()) == (1, 0)


def test_only_a_live_blog_that_runs_takes_posts(
    chat: Chat, harbour_fire: Story, regatta: LiveBlog, clara: Person
) -> None:
    regatta.end(by=clara)
    for story in (harbour_fire, regatta.story):
        with pytest.raises(NotNow):
            lifting.lift(chat(), story, Into.POST, by=clara)
    assert not Lifting.objects.exists()


@pytest.mark.usefixtures("asking_nobody")
def test_who_leaves_takes_the_message_along_and_the_post_stays_the_papers(
    chat: Chat, regatta: LiveBlog, clara: Person, lena: Person
) -> None:
    lifting.lift(chat(), regatta.story, Into.POST, by=clara)
    personal.erase(lena)

    assert Comment.objects.get().text == ""
    assert Lifting.objects.get().post == Post.objects.shown().get()


@pytest.mark.usefixtures("asking_nobody")
def test_at_the_desk_a_live_blog_is_named_by_its_address(
    client: Client, chat: Chat, quay: Room, regatta: LiveBlog, clara: Person, rosa: Person
) -> None:
    quay.hosts.add(rosa)
    message = chat()
    said = {"act": "lift", "into": "post", "address": regatta.get_absolute_url()}
    client.force_login(rosa)
    told = client.post(f"/desk/rooms/{quay.pk}/messages/{message.key}/", said, follow=True)
    assert "It waits in the live blog until somebody sends it." in told.content.decode()

    client.force_login(clara)
    opened = {
        "edition": quay.edition_id,
        "title": "At the finish",
        "story_address": said["address"],
    }
    rest = {"slow_seconds": 0, "member_days": 0, "afterwards": "keep", "forget_after_days": 30}
    client.post("/desk/rooms/new/", opened | rest | {"is_announced": "on"})

    room = Page("/en/chat/at-the-finish/")
    assert regatta.get_absolute_url() in room.links(".room__facts a")
    way = Page(regatta.get_absolute_url()).links(".onwards a[href*='/chat/']")
    assert way == ["/en/chat/at-the-finish/"]
