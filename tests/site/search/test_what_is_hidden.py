from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightdesk.editions.models import Edition
from nightdesk.live.models import LiveBlog
from nightdesk.people.models import Person
from nightdesk.search.models import Words
from nightdesk.stories.models import Author, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.pages import Page
from tests.site.search.asking import headlines, search

# PostgreSQL is told three times to use its index, and asked for a few weeks, for more, for all, and what is visible of
# it; here, each time in a savepoint.
FORCING = 18 if connection.vendor == "postgresql" else 0


def test_robots_stay_away_and_nobody_keeps_the_answer(storm: Story) -> None:
    page = search("q=storm")
    assert page.one("meta[name=robots]")["content"] == "noindex, follow"
    assert page.response.headers["Cache-Control"] == "no-store"


def test_a_killed_story_is_found_no_more(storm: Story) -> None:
    storm.kill("It was libel.", by=None)
    assert headlines("q=storm") == []
    assert not Words.objects.exists()


def test_an_index_that_was_left_behind_shows_nothing_hidden(storm: Story, draft: Story) -> None:
    Story.objects.filter(pk=storm.pk).update(state="killed")
    assert Words.objects.count() == 1
    assert headlines("q=storm") == []


def test_only_what_readers_have_is_found(storm: Story, ida: Person) -> None:
    storm.headline = "Hurricane closes the breakwater"
    storm.save_revision(user=ida)
    assert headlines("q=hurricane") == []
    storm.update(by=ida)
    assert headlines("q=hurricane") == ["Hurricane closes the breakwater"]
    storm.headline = "Typhoon closes the breakwater"
    storm.correct("It was a typhoon.", by=ida)
    assert (headlines("q=hurricane"), len(headlines("q=typhoon"))) == ([], 1)


def test_of_a_retracted_story_nothing_is_quoted(storm: Story, ida: Person) -> None:
    storm.retract("There was no storm.", by=ida)
    page = search("q=storm")
    assert page.text(".genre--retracted") == "Retracted"
    assert page.soup.select(".search__snippet") == []


def test_the_act_and_the_index_are_one(storm: Story, ida: Person) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        storm.kill("A mistake.", by=ida)
        raise RuntimeError
    assert headlines("q=storm") == [storm.headline]


@pytest.mark.parametrize("number", [1, 3])
def test_a_search_costs_the_same_for_one_story_and_three(
    write: NewStory, author: Author, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        write("Regatta", authors=[author]).publish(by=None)
    with django_assert_num_queries(9 + FORCING):
        page = search("q=regatta&section=harbour")
    assert len(page.texts(".search__headline")) == number


def test_every_filter_at_once_costs_two_queries_more(
    write: NewStory, author: Author, english: Edition, django_assert_max_num_queries: Any
) -> None:
    story = write("Regatta", authors=[author])
    story.topics = [Topic.objects.create(edition=english, name="Sails", slug="sails")]
    story.publish(by=None)
    with django_assert_max_num_queries(11 + FORCING):
        page = search("q=regatta&section=harbour&topic=sails&author=rosa-marlow&from=2020-01-01")
    assert len(page.texts(".search__headline")) == 1


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    st.text(max_size=250),
    st.dictionaries(
        st.sampled_from(["section", "topic", "author", "from", "to", "order", "page"]),
        st.text(max_size=30) | st.sampled_from(["2026-01-01", "newest", "2", "9999-12-31"]),
        max_size=3,
    ),
)
def test_whatever_is_typed_is_answered(storm: Story, words: str, others: dict[str, str]) -> None:
    asked = {"q": words, **others}
    query = "&".join(
        f"{name}={quote(said.encode('utf-8', 'replace'))}" for name, said in asked.items()
    )
    assert Page(f"/en/search/?{query}").status in {200, 400, 404, 422}


@pytest.mark.parametrize("number", [1, 3])
def test_live_blogs_are_found_by_what_their_posts_say_at_the_cost_of_one_query_more(
    write: NewStory, ida: Person, number: int, django_assert_max_num_queries: Any
) -> None:
    for place in range(number):
        story = write(f"Race {place}", is_live_blog=True)
        story.publish(by=ida)
        LiveBlog.objects.of(story).post("The Heron is out.", by=ida)
    killed = LiveBlog.objects.of(story).post("The Heron sank.", by=ida)
    killed.kill("It did not.", by=ida)

    with django_assert_max_num_queries(10 + FORCING):
        page = search("q=heron&section=harbour")

    assert page.texts(".search__snippet") == ["The Heron is out."] * number
    assert headlines("q=sank") == []
