"""Sections, topics and authors: lists of stories, leaf by leaf."""

from typing import Any

import pytest
from django.test import Client

from nightdesk.editions.models import Edition, Section
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.media.pictures import drawn, file_of
from tests.pages import Page


@pytest.fixture
def tides(english: Edition) -> Topic:
    return english.topics.create(name="Tides", slug="tides", description="Up and down.")


def several(write: NewStory, author: Author, topic: Topic, *, number: int) -> None:
    for each in range(number):
        picture = Picture.take_in(file_of(drawn((300, 200 + each))), "list.jpg")
        story = write(f"Story {each}", lead_picture=picture, authors=[author])
        story.topics = [topic]
        story.publish(by=None)


# A section's front is arranged as the paper's is, and asks what is most discussed.
COSTS = {"/en/harbour/": 9, "/en/topics/tides/": 8, "/en/authors/rosa-marlow/": 8}


@pytest.mark.parametrize("path", COSTS)
@pytest.mark.parametrize("number", [1, 3])
def test_a_list_costs_the_same_for_one_story_and_three(
    write: NewStory, author: Author, tides: Topic, path: str, number: int,
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    several(write, author, tides, number=number)
    with django_assert_num_queries(COSTS[path]):
        page = Page(path)
    assert len(page.texts("main article")) == number


def test_a_section_without_stories_says_so(harbour: Section) -> None:
    page = Page("/en/harbour/")
    assert page.text("h1") == "Harbour"
    assert page.text("main .empty") == "No stories yet. Come back soon."


def test_a_section_shows_its_stories_newest_first(
    write: NewStory, harbour_fire: Story, sport: Section, ida: Person
) -> None:
    write("Ferry back", slug="ferry-back").publish(by=ida)
    write("Regatta", section=sport).publish(by=None)
    page = Page("/en/harbour/")
    assert page.texts("main h2") == ["Ferry back", "Fire on the north quay"]


def test_an_unknown_section_is_not_found(english: Edition) -> None:
    assert Page("/en/nothing/").status == 404


def test_the_section_of_another_edition_is_not_found(harbour: Section, french: Edition) -> None:
    assert Page("/fr/harbour/").status == 404


def test_a_long_section_is_leafed_through_with_links(
    write: NewStory, author: Author, tides: Topic
) -> None:
    for number in range(41):
        write(f"Story {number}").publish(by=None)
    first, second, third = (
        Page("/en/harbour/"),
        Page("/en/harbour/?page=2"),
        Page("/en/harbour/?page=3"),
    )
    assert first.links(".leafing a") == ["?page=2"]
    assert second.links(".leafing a") == ["./", "?page=3"]
    assert third.links(".leafing a") == ["?page=2"]
    seen = [text for page in (first, second, third) for text in page.texts("main h2")]
    assert seen == [f"Story {number}" for number in reversed(range(41))]
    assert Page("/en/harbour/?page=4").status == 404


def test_later_leaves_are_not_for_search_engines(write: NewStory) -> None:
    for number in range(21):
        write(f"Story {number}").publish(by=None)
    page = Page("/en/harbour/?page=2&utm_source=x")
    assert page.one("meta[name=robots]")["content"] == "noindex, follow"
    assert page.links("link[rel=canonical]") == ["https://testserver/en/harbour/?page=2"]


def test_feeds_of_a_section_are_announced(harbour: Section) -> None:
    assert Page("/en/harbour/").links("link[rel=alternate]")[0] == "/en/harbour/feed.xml"


def test_a_topic_gathers_its_stories(write: NewStory, author: Author, tides: Topic) -> None:
    several(write, author, tides, number=1)
    page = Page("/en/topics/tides/")
    assert page.texts("h1, .heading__standfirst, main h2") == ["Tides", "Up and down.", "Story 0"]


def test_a_topic_of_hidden_stories_is_what_never_was(write: NewStory, tides: Topic) -> None:
    story = write()
    story.topics = [tides]
    story.save()
    hidden, unknown = Page("/en/topics/tides/"), Page("/en/topics/none/")
    assert (hidden.status, hidden.response.content) == (404, unknown.response.content)


def test_an_author_is_shown_with_what_they_signed(
    write: NewStory, author: Author, tides: Topic, ida: Person
) -> None:
    author.biography = "Knows every boat.\n\nOwns none."
    author.portrait = Picture.take_in(file_of(drawn()), "rosa.jpg")
    author.save()
    several(write, author, tides, number=1)
    page = Page("/en/authors/rosa-marlow/")
    assert page.text("h1") == "Rosa Marlow"
    told = ["Reporter", "Knows every boat.", "Owns none.", "Follow"]
    assert page.texts(".profile p") == told
    assert page.texts("main h2") == ["Story 0"]


def test_an_author_keeps_a_retracted_story_marked(
    write: NewStory, author: Author, ida: Person
) -> None:
    story = write("Wrong from the start", authors=[author])
    story.publish(by=ida)
    story.retract("It was wrong.", by=ida)
    assert Page("/en/authors/rosa-marlow/").text(".genre--retracted") == "Retracted"


def test_an_author_who_signed_nothing_yet_is_not_found(author: Author, write: NewStory) -> None:
    write(authors=[author])
    assert Page("/en/authors/rosa-marlow/").status == 404


def test_nothing_is_posted_to_a_list(harbour_fire: Story) -> None:
    assert Client().post("/en/harbour/").status_code == 405
