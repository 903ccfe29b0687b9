"""Discussions about posts of a live blog: at the post, at its live blog, and gone with the post."""

import xml.etree.ElementTree as ET
from functools import partial
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from nightdesk.events.models import Event
from nightdesk.live.models import LiveBlog, Post
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow
from nightdesk.talk import fragments, posting
from nightdesk.talk.models import Comment, Discussion, Terms
from nightdesk.talk.state import Openness, State
from tests.pages import Page
from tests.talk.pages import sent, signed_in, text_of
from tests.talk.test_cost import queries
from tests.talk.test_counts import THREAD

WHOLE = "/en/live/regatta-day/discussion/"


@pytest.fixture
def start(regatta: LiveBlog, ida: Person) -> Post:
    return regatta.post("The boats are out.", by=ida, headline="The start")


@pytest.fixture
def turn(regatta: LiveBlog, start: Post, ida: Person) -> Post:
    return regatta.post("One turned back.", by=ida)


def say(post: Post, text: str = "Well seen.", *, by: Person, **draft: str) -> Comment:
    words = posting.Draft(text, **{"about": str(post.number), **draft})
    return posting.post(post.story, words, by=by)


def keys(address: str) -> list[str]:
    return [str(one["id"]) for one in Page(address).soup.select("live-discussion .comment")]


def links(address: str) -> list[str]:
    return Page(address).texts(".posts .post__discuss")


def test_a_thread_about_a_post_stands_at_the_post_at_its_live_blog_and_in_the_whole_discussion(
    start: Post, turn: Post, lena: Person
) -> None:
    one = say(start, by=lena)
    other = posting.post(start.story, posting.Draft("About all of it."), by=lena)

    assert keys(start.get_absolute_url()) == [one.element_id]
    assert keys(turn.get_absolute_url()) == []
    both = [other.element_id, one.element_id]
    for address in (start.blog.get_absolute_url(), WHOLE):
        assert keys(address) == both
        (label,) = Page(address).soup.select(".comment__about")
        assert " ".join(label.get_text().split()).endswith("· The start")
        assert label.a is not None
        assert label.a["href"] == start.get_absolute_url()
    assert keys(one.get_absolute_url()) == [one.element_id]


def test_the_form_of_a_post_says_which_it_is(start: Post, lena: Person) -> None:
    form = Page(start.get_absolute_url()).one(".taking-part form")
    assert (form["action"], form.select_one("[name=post]")["value"]) == (WHOLE, "1")  # type: ignore[index]

    answer = sent(signed_in(lena), WHOLE, text="Which boat?", post="1")

    assert answer.status_code == 303
    assert Comment.objects.get().about == start


def test_an_answer_is_about_what_its_thread_is_about(
    start: Post, turn: Post, lena: Person, ben: Person
) -> None:
    root = say(start, by=lena)
    answer = say(turn, "Mine.", by=ben, answers=root.key)
    deeper = posting.post(start.story, posting.Draft("Ours.", answers=answer.key), by=lena)

    assert [answer.about_id, deeper.about_id] == [start.pk, start.pk]
    assert links(start.blog.get_absolute_url()) == ["Discuss", "3 comments"]


def test_each_post_tells_how_much_is_said_about_it(
    start: Post, turn: Post, lena: Person, ben: Person, max_moderator: Person
) -> None:
    here = start.blog.get_absolute_url()
    one = say(start, by=lena)
    say(start, "So?", by=ben, answers=one.key)
    assert links(here) == ["Discuss", "2 comments"]
    assert links(start.get_absolute_url()) == ["2 comments"]
    one = Comment.objects.get(pk=one.pk)

    one.reject("abuse", by=max_moderator)
    assert links(here) == ["Discuss", "1 comment"]
    one.approve(by=max_moderator)
    assert links(here) == ["Discuss", "2 comments"]
    one.withdraw(by=lena)
    assert links(here) == ["Discuss", "1 comment"]


def test_where_nobody_may_discuss_nobody_is_led_there(start: Post, lena: Person) -> None:
    say(start, by=lena)
    Terms(edition=start.edition, openness=Openness.CLOSED).say()
    assert links(start.get_absolute_url()) == ["1 comment"]
    Terms.objects.update(openness=Openness.OFF)
    for address in (start.get_absolute_url(), start.blog.get_absolute_url()):
        assert Page(address).soup.select(".post__discuss, .discussion") == []


@pytest.mark.parametrize("number", ["2", "x", "9" * 30])
def test_what_is_about_no_post_is_refused_and_its_text_kept(
    start: Post, lena: Person, number: str
) -> None:
    answer = sent(signed_in(lena), WHOLE, text="Which boat?", post=number)

    assert answer.status_code == 422
    assert "Which boat?" in text_of(answer)
    assert "The post that this is about was taken back." in text_of(answer)
    assert not Comment.objects.exists()


def test_who_has_to_sign_in_first_comes_back_to_the_post(start: Post, lena: Person) -> None:
    client = Client(headers={"origin": "http://testserver"})
    asked = client.post(WHOLE, {"text": "Which boat?", "post": "1"})
    assert (asked.status_code, 'name="post" value="1"' in text_of(asked)) == (401, True)
    words = {"text": "Which boat?", "post": "1", "way": "login"}
    client.post(f"{WHOLE}write/", words)
    client.force_login(lena)

    page = text_of(client.get(f"{WHOLE}write/"))

    assert 'name="post" value="1"' in page
    assert "The start" in page


def test_what_is_about_a_killed_post_is_gone_with_it(
    start: Post, turn: Post, lena: Person, ben: Person, ida: Person, max_moderator: Person
) -> None:
    one, stays = say(start, "A name.", by=lena), say(turn, "Stays.", by=ben)
    say(start, "Answers it.", by=ben, answers=one.key)
    gone = say(start, "Was deleted.", by=ben)
    say(start, "Answers that.", by=lena, answers=gone.key)
    Comment.objects.get(pk=gone.pk).withdraw(by=ben)
    held = say(start, "Was held.", by=ben)
    held.hold(by=max_moderator)
    rejected = say(start, "Was rejected.", by=lena)
    rejected.reject("abuse", by=max_moderator)

    start.kill("Privacy", by=ida)

    found = Discussion.objects.get()
    assert (found.comments, found.threads) == (1, 1)
    for address in (WHOLE, start.blog.get_absolute_url()):
        assert keys(address) == [stays.element_id]
    assert Client().get(start.get_absolute_url()).status_code == 410
    assert Client().get(one.get_absolute_url()).status_code == 404
    feed = text_of(Client().get(f"{WHOLE}feed.xml"))
    assert (feed.count("<entry"), feed.count("deleted-entry ")) == (1, 6)
    assert "A name." not in feed
    for closed in (rejected, Comment.objects.get(pk=held.pk)):
        with pytest.raises(NotNow):
            closed.approve(by=max_moderator)
    with pytest.raises(NotNow):
        say(start, by=lena)
    states = Comment.objects.filter(about=start).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["killed", "killed", "deleted", "killed", "killed", "rejected"]
    own = text_of(signed_in(lena).get(f"{one.get_absolute_url()}edit/"))
    assert "it went along" in own


def test_one_that_was_posted_while_the_post_was_killed_is_not_shown(
    start: Post, lena: Person, ida: Person, max_moderator: Person
) -> None:
    held = say(start, by=lena)
    held.hold(by=max_moderator)
    start.kill("Privacy", by=ida)
    Comment.objects.update(state=State.HELD)

    with pytest.raises(NotNow, match="taken back"):
        Comment.objects.get().approve(by=max_moderator)


def test_open_pages_are_told_at_once(start: Post, turn: Post, lena: Person, ida: Person) -> None:
    one = say(start, by=lena)
    stays = say(turn, "Stays.", by=lena)
    stream = one.discussion.stream  # type: ignore[union-attr]

    def told() -> list[Any]:
        return fragments.paint(list(Event.objects.on(stream).in_order()))

    first = BeautifulSoup(told()[0].html, "html.parser").select_one(".comment")
    assert first is not None
    assert (first["data-about"], first["data-told"]) == ("post-1", "1 comment")
    start.kill("Privacy", by=ida)
    drawn = told()
    assert [(each.operation, each.target) for each in drawn] == [
        ("remove", one.element_id),
        ("prepend", stays.element_id),
        ("remove", "post-1"),
    ]
    assert 'data-comments="1"' in drawn[-1].html
    start.story.refresh_from_db()
    start.story.kill("Law", by=ida)
    assert 'data-comments="0"' in told()[-1].html


def test_the_feed_of_comments_names_the_post(start: Post, lena: Person) -> None:
    say(start, by=lena)
    feed = ET.fromstring(Client().get(f"{WHOLE}feed.xml").content)  # noqa: S314 - our own
    (answers,) = feed.iterfind(f".//{THREAD}in-reply-to")
    assert (answers.get("ref"), str(answers.get("href"))[-20:]) == (
        start.uri,
        "/live/regatta-day/1/",
    )


def test_moderators_are_told_which_post_it_is_about(
    start: Post, lena: Person, max_moderator: Person
) -> None:
    say(start, by=lena).hold(by=max_moderator)
    page = BeautifulSoup(signed_in(max_moderator).get("/desk/moderation/").content, "html.parser")
    assert page.select_one(f'.entry__place a[href="{start.get_absolute_url()}"]')


@pytest.mark.parametrize("many", [1, 3])
def test_a_post_and_its_live_blog_cost_the_same_however_many_discuss_it(
    start: Post, turn: Post, lena: Person, many: int
) -> None:
    for number in range(many):
        root = say(start, f"Number {number}.", by=lena)
        say(start, "So?", by=lena, answers=root.key)
        say(turn, f"And number {number}.", by=lena)
    pages = {"post": start.get_absolute_url(), "blog": start.blog.get_absolute_url(), "all": WHOLE}
    costs = {name: queries(partial(Client().get, page)) for name, page in pages.items()}
    assert costs == {"post": 15, "blog": 17, "all": 10}
