"""Posts of live blogs as items of the wire: there while their live blog stands, and in step on open pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.live.models import LiveBlog, OnWire, Post
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import channels
from nightdesk.wire.line import Line
from nightdesk.wire.models import Seen
from nightdesk.wire.unread import unread
from tests.pages import Page
from tests.wire.test_fragments import WIRE, arriving, staying, told_since

HERON = "The Heron is out of the race."


@pytest.fixture
def heron(regatta: LiveBlog, ida: Person) -> Post:
    return regatta.post(HERON, by=ida, is_key=True)


def story_of(post: Post) -> Story:
    return Story.objects.get(pk=post.blog_id)


def ended(post: Post, by: Person) -> None:
    LiveBlog.objects.of(story_of(post)).end(by=by)


def reopened(post: Post, by: Person) -> None:
    ended(post, by)
    LiveBlog.objects.of(story_of(post)).reopen(by=by)


ACTS: dict[str, Callable[[Post, Person], object]] = {
    "send": lambda post, by: post.blog.post("The Tern leads.", by=by, is_key=True),
    "rewrite": lambda post, by: post.rewrite(by=by),
    "correct": lambda post, by: post.correct("It was the Tern.", by=by),
    "unmark": lambda post, by: post.unmark(by=by),
    "kill": lambda post, by: post.kill("Privacy", by=by),
    "end": ended,
    "kill the live blog": lambda post, by: story_of(post).kill("Law.", by=by),
    "retract the live blog": lambda post, by: story_of(post).retract("None of it.", by=by),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_who_stayed_sees_what_a_reader_arriving_is_served(
    heron: Post, ida: Person, act: str
) -> None:
    before, seen = arriving(), Event.objects.on(WIRE).count()

    ACTS[act](heron, ida)
    heard = told_since(WIRE, seen)

    assert staying(before, heard) == arriving()
    assert staying(before, heard) != before


def test_coverage_that_goes_on_after_all_is_live_again(heron: Post, ida: Person) -> None:
    before, seen = arriving(), Event.objects.on(WIRE).count()

    reopened(heron, ida)

    assert staying(before, told_since(WIRE, seen)) == before == arriving()


def test_an_item_says_of_which_coverage_it_is_and_leads_to_the_post(heron: Post) -> None:
    page = Page("/en/wire/")
    post, story = page.soup.select("main .wire__item")

    assert [*post.stripped_strings][1:] == ["Regatta day", HERON]
    assert [link["href"] for link in post.select("a")] == ["/en/wire/2/", heron.get_absolute_url()]
    assert page.texts(".wire__item:last-child .wire__marks > span")[0] == "Live"
    assert story["id"] == f"wire-{heron.story.short_name}"


def test_an_item_has_a_page_until_its_post_is_killed(heron: Post, ida: Person) -> None:
    page = Page("/en/wire/2/")
    assert page.text("main h1") == HERON
    assert page.links("main .kicker__word") == ["/en/live/regatta-day/"]
    assert page.links("main .pill--ink") == [heron.get_absolute_url()]

    heron.kill("Privacy", by=ida)

    for seq in (2, 3):
        gone = Page(f"/en/wire/{seq}/")
        assert (gone.status, HERON in gone.soup.get_text()) == (410, False)


def test_that_coverage_ended_leads_to_the_line_of_its_live_blog(
    regatta: LiveBlog, ida: Person
) -> None:
    regatta.end(by=ida)

    response = Client().get("/en/wire/2/")

    assert (response.status_code, response["Location"]) == (302, "/en/wire/1/")


@pytest.mark.parametrize("act", ["kill the live blog", "retract the live blog"])
def test_no_post_stands_without_its_live_blog(heron: Post, ida: Person, act: str) -> None:
    ACTS[act](heron, ida)

    assert HERON not in Page("/en/wire/").soup.get_text()
    assert HERON not in str([frame.data for frame in told_since(WIRE, 0).frames])


def test_marks_say_what_became_of_a_post(regatta: LiveBlog, heron: Post, ida: Person) -> None:
    tern = regatta.post("The Tern leads.", by=ida, is_key=True)
    tern.rewrite(by=ida)
    heron.correct("It was the Tern.", by=ida)

    page = Page("/en/wire/")
    assert page.texts(".wire__mark") == ["Corrected", "Corrected", "Updated"]
    assert len(page.texts(".wire__mark--wrong")) == 2


def test_posts_that_are_no_items_are_not_counted_as_unread(
    regatta: LiveBlog, heron: Post, ida: Person
) -> None:
    Seen.objects.move(ida, regatta.edition, 1)
    regatta.post("Wind from the west.", by=ida)

    assert unread(ida)["en"] == {"seen": 1, "unread": 1}


def test_cards_are_told_when_coverage_ends_and_know_nothing_of_posts(
    heron: Post, ida: Person
) -> None:
    ended(heron, ida)
    told = channels.paint("cards", list(Event.objects.on(WIRE).order_by("seq")))

    card = f"card-{heron.story.short_name}"
    assert [one.operation for one in told] == ["replace", "remove", "replace"]
    assert told[2].target == card != told[1].target


@pytest.mark.parametrize("number", [1, 3])
def test_posts_cost_one_query_however_many(
    regatta: LiveBlog, english: Edition, ida: Person, number: int, django_assert_num_queries: Any
) -> None:
    regatta.tell_the_wire(OnWire.EVERY, by=ida)
    for place in range(number):
        regatta.post(f"Race {place}.", by=ida)

    with django_assert_num_queries(4):
        line = Line.of(english)

    assert len(line.items) == number + 1
    events = list(Event.objects.on(WIRE).select_related("stream"))
    with django_assert_num_queries(4):
        channels.paint("wire", events)
