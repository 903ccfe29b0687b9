"""The page of a live blog: at its address, the newest posts first, in leaves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.public_uses import is_in_a_post
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.media.pictures import drawn, file_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/en/live/regatta-day/"
QUERIES = 20


def post_many(blog: LiveBlog, by: Person, number: int) -> None:
    """An hour apart from each other, the last one an hour ago."""
    now = timezone.now()
    for one in range(1, number + 1):
        at = now - timedelta(hours=number + 1 - one)
        blog.post(f"Race {one} is over.", by=by, headline=f"Race {one}", at=at)


def test_the_newest_post_comes_first(regatta: LiveBlog, ida: Person) -> None:
    post_many(regatta, ida, 3)

    assert Page(ADDRESS).texts(".posts .post__headline") == ["Race 3", "Race 2", "Race 1"]


def test_a_live_blog_says_that_it_is_live_until_its_coverage_ended(
    regatta: LiveBlog, ida: Person
) -> None:
    assert Page(ADDRESS).texts(".live-head__state--running") == ["Live"]
    assert Page("/en/").texts(".genre--live") == ["Live"]

    regatta.end(by=ida)

    assert Page(ADDRESS).texts(".live-head__state--running") == []
    assert "The coverage ended" in Page(ADDRESS).text(".live-head__state")
    assert Page("/en/").texts(".genre--live") == []


def test_older_posts_are_on_pages_of_their_own(regatta: LiveBlog, ida: Person) -> None:
    post_many(regatta, ida, 21)
    first = Page(ADDRESS)
    assert len(first.texts(".posts .post")) == 20
    assert [link["href"] for link in first.soup.select("a[rel=next]")] == ["?page=2"]

    second = Page(f"{ADDRESS}?page=2")

    assert second.texts(".posts .post__headline") == ["Race 1"]
    assert [link["href"] for link in second.soup.select("a[rel=prev]")] == ["./"]
    assert Client().get(f"{ADDRESS}?page=3").status_code == 404


def test_key_events_lead_to_the_post_on_the_page_or_to_its_own(
    regatta: LiveBlog, ida: Person
) -> None:
    at = timezone.now() - timedelta(days=1)
    regatta.post("The start.", by=ida, is_key=True, at=at)
    post_many(regatta, ida, 19)
    regatta.post("The finish.", by=ida, is_key=True)

    links = Page(ADDRESS).soup.select(".key-events a")

    assert [link["href"] for link in links] == [f"{ADDRESS}#post-21", f"{ADDRESS}1/"]


def test_a_post_has_a_page_of_its_own(regatta: LiveBlog, ida: Person) -> None:
    regatta.post("Wind from the west.", by=ida)
    page = Page(f"{ADDRESS}1/")

    assert page.text("h1") == "Wind from the west."
    assert page.text(".kicker__word") == "Regatta day"
    assert Client().get(f"{ADDRESS}2/").status_code == 404
    assert Client().get(f"{ADDRESS}99999999999/").status_code == 404


def test_a_killed_post_is_gone(regatta: LiveBlog, ida: Person) -> None:
    regatta.post("A name nobody may say.", by=ida).kill("Privacy", by=ida)

    answer = Client().get(f"{ADDRESS}1/")
    assert answer.status_code == 410
    assert "nobody may say" not in answer.content.decode()
    assert Page(ADDRESS).texts(".post") == []


def test_a_killed_live_blog_is_gone_with_its_posts(regatta: LiveBlog, ida: Person) -> None:
    regatta.post("Wind from the west.", by=ida)
    Story.objects.get(pk=regatta.pk).kill("Privacy", by=ida)

    for address in (ADDRESS, f"{ADDRESS}1/"):
        assert Client().get(address).status_code == 410


def test_a_draft_is_not_found(write: NewStory) -> None:
    write("Not yet", slug="not-yet", is_live_blog=True)

    for address in ("/en/live/not-yet/", "/en/live/not-yet/1/", "/en/live/never/"):
        assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("/en/harbour/regatta-day/", ADDRESS), ("/en/live/ferry/", "/en/harbour/ferry/")],
)
def test_one_that_is_looked_for_in_the_wrong_place_leads_to_the_right_one(
    regatta: LiveBlog, write: NewStory, ida: Person, wrong: str, right: str
) -> None:
    write("Ferry cancelled", slug="ferry").publish(by=ida)
    answer = Client().get(wrong)

    assert (answer.status_code, answer["Location"]) == (301, right)


def test_cards_and_the_discussion_lead_to_where_it_is(regatta: LiveBlog) -> None:
    assert Page("/en/").soup.select(f'a[href="{ADDRESS}"]')
    assert Page(ADDRESS).soup.select(f'a[href="{ADDRESS}discussion/"]')
    assert Client().get(f"{ADDRESS}discussion/").status_code == 200
    assert Client().get("/en/harbour/regatta-day/discussion/").status_code == 301


def test_a_live_blog_is_found_by_what_its_posts_say(regatta: LiveBlog, ida: Person) -> None:
    post = regatta.post("A kingfisher on the finish line.", by=ida)
    assert "Regatta day" in Page("/en/search/?q=kingfisher").text("main")

    post.kill("Wrong", by=ida)

    assert "Regatta day" not in Page("/en/search/?q=kingfisher").text("main")


@pytest.mark.parametrize("number", [1, 3])
def test_its_page_costs_the_same_for_one_post_and_for_three(
    regatta: LiveBlog,
    ida: Person,
    number: int,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    post_many(regatta, ida, number)
    regatta.pin(regatta.posts.first(), by=ida)
    regatta.post("A turning point.", by=ida, is_key=True)
    Client().get(ADDRESS)  # what stays in memory is fetched

    with django_assert_num_queries(QUERIES):
        Client().get(ADDRESS)


def test_its_pictures_are_for_readers_as_long_as_the_post_is(
    regatta: LiveBlog, ida: Person
) -> None:
    picture = Picture.take_in(file_of(drawn()), "quay.jpg")
    post = Post(blog=regatta, body=[{"type": "picture", "value": {"picture": picture.pk}}])
    assert not is_in_a_post(picture)
    post.send(by=ida)
    assert Page(ADDRESS).soup.select(".post img")
    assert is_in_a_post(picture)

    post.kill("Not ours", by=ida)

    assert not is_in_a_post(picture)


def test_a_card_in_a_post_leaves_with_its_story(
    regatta: LiveBlog, ida: Person, harbour_fire: Story
) -> None:
    body = [{"type": "related", "value": {"story": harbour_fire.pk}}]
    Post(blog=regatta, headline="Read on", body=body).send(by=ida)
    assert Page(ADDRESS).texts(".post .related__headline") == [harbour_fire.headline]

    harbour_fire.kill("Privacy", by=ida)

    assert Page(ADDRESS).texts(".post .related__headline") == []
