"""Sitemaps: every page readers may open, and no other."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, StandingPage, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.syndication.conftest import ORIGIN, Reading, texts


def test_the_index_leads_to_every_month_and_page_of_every_edition(
    read: Reading, write: NewStory, ida: Person, french: Edition
) -> None:
    # Half an hour before midnight in UTC is the next month already in no zone of London.
    write().publish(by=ida, at=datetime(2026, 3, 31, 23, 30, tzinfo=UTC))
    write().publish(by=ida, at=datetime(2026, 1, 7, 12, 0, tzinfo=UTC))

    index = read("/sitemap.xml")

    assert texts(index, "map:sitemap/map:loc") == [
        f"{ORIGIN}/en/sitemap/pages.xml",
        f"{ORIGIN}/en/sitemap/2026-4.xml",
        f"{ORIGIN}/en/sitemap/2026-1.xml",
        f"{ORIGIN}/fr/sitemap/pages.xml",
    ]
    assert texts(index, "map:sitemap/map:lastmod") == [
        "2026-03-31T23:30:00+00:00",
        "2026-01-07T12:00:00+00:00",
    ]


def test_a_month_lists_what_readers_may_open(
    read: Reading, write: NewStory, draft: Story, ida: Person
) -> None:
    at = datetime(2026, 1, 7, 12, 0, tzinfo=UTC)
    write(slug="standing").publish(by=ida, at=at)
    retracted = write(slug="taken-back")
    retracted.publish(by=ida, at=at - timedelta(hours=1))
    retracted.retract("It did not stand.", by=ida)
    killed = write(slug="killed")
    killed.publish(by=ida, at=at)
    killed.kill("The court", by=ida)
    write(slug="of-february").publish(by=ida, at=datetime(2026, 2, 1, 0, 0, tzinfo=UTC))

    month = read("/en/sitemap/2026-1.xml")

    assert texts(month, "map:url/map:loc") == [
        f"{ORIGIN}/en/harbour/standing/",
        f"{ORIGIN}/en/harbour/taken-back/",
    ]
    assert texts(month, "map:url/map:lastmod")[0] == "2026-01-07T12:00:00+00:00"


@pytest.mark.parametrize("month", ["2025-1", "2026-13", "0-1", "99999-1", "9999-12"])
def test_a_month_without_stories_has_no_sitemap(
    client: Client, harbour_fire: Story, month: str
) -> None:
    assert client.get(f"/en/sitemap/{month}.xml").status_code == 404


def test_the_pages_are_those_that_hold_something_visible(
    read: Reading, write: NewStory, author: Author, english: Edition, ida: Person
) -> None:
    ferries = Topic.objects.create(edition=english, name="Ferries", slug="ferries")
    hidden = Topic.objects.create(edition=english, name="Hidden", slug="hidden")
    nobody = Author.objects.create(edition=english, name="Nobody Yet", slug="nobody-yet")
    StandingPage.objects.create(edition=english, title="Who we are", slug="who", live=True)
    StandingPage.objects.create(edition=english, title="Not yet", slug="not-yet")
    story = write(authors=[author])
    story.topics.add(ferries)
    story.publish(by=ida)
    secret = write(authors=[nobody])
    secret.topics.add(hidden)
    secret.save()

    assert texts(read("/en/sitemap/pages.xml"), "map:url/map:loc") == [
        f"{ORIGIN}/en/",
        f"{ORIGIN}/en/harbour/",
        f"{ORIGIN}/en/topics/ferries/",
        f"{ORIGIN}/en/authors/rosa-marlow/",
        f"{ORIGIN}/en/about/who/",
    ]


def test_the_news_of_two_days(read: Reading, write: NewStory, ida: Person) -> None:
    now = timezone.now()
    fresh = write("Storm & tide", slug="storm")
    fresh.publish(by=ida, at=now - timedelta(hours=47))
    write(slug="old").publish(by=ida, at=now - timedelta(hours=49))
    write(slug="draft")
    retracted = write(slug="taken-back")
    retracted.publish(by=ida)
    retracted.retract("It did not stand.", by=ida)

    news = read("/en/news-sitemap.xml")

    assert texts(news, "map:url/map:loc") == [f"{ORIGIN}/en/harbour/storm/"]
    told = "map:url/news:news/"
    assert texts(news, f"{told}news:publication/news:name") == ["The Harbour Gazette"]
    assert texts(news, f"{told}news:publication/news:language") == ["en"]
    assert texts(news, f"{told}news:title") == ["Storm & tide"]
    assert texts(news, f"{told}news:publication_date") == [fresh.published_at.isoformat()]


@pytest.mark.parametrize(
    ("tag", "told"), [("en-GB", "en"), ("zh-Hans", "zh-cn"), ("zh-TW", "zh-tw"), ("ar", "ar")]
)
def test_news_is_in_a_language_the_search_engine_knows(
    read: Reading, harbour_fire: Story, english: Edition, tag: str, told: str
) -> None:
    english.language = tag
    english.save()

    news = read("/en/news-sitemap.xml")
    assert texts(news, ".//news:language") == [told]


def test_news_may_be_empty(client: Client, french: Edition) -> None:
    response = client.get("/fr/news-sitemap.xml")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"


@pytest.mark.parametrize("stories", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/sitemap.xml", 6),  # two for each month that has stories, and one to find no more
        ("/en/sitemap/2026-1.xml", 2),
        ("/en/sitemap/pages.xml", 5),
        ("/en/news-sitemap.xml", 2),
    ],
)
def test_a_sitemap_costs_the_same_for_one_story_and_for_three(
    client: Client, write: NewStory, english: Edition, ida: Person,
    django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int, stories: int,
) -> None:  # fmt: skip
    for number in range(stories):
        author = Author.objects.create(edition=english, name="N", slug=f"n-{number}")
        for at in (timezone.now(), datetime(2026, 1, 7, number, 0, tzinfo=UTC)):
            story = write(authors=[author])
            story.topics.add(Topic.objects.create(edition=english, name="T", slug=story.slug))
            story.publish(by=ida, at=at)

    with django_assert_num_queries(queries):
        client.get(path)
