"""How feeds are answered: well-formed, once, at a fixed cost, whatever is asked."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Byline, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory, paragraph

FORMS = ["feed.xml", "rss.xml", "feed.json"]


@pytest.fixture
def ferries(english: Edition) -> Topic:
    return Topic.objects.create(edition=english, name="Ferries", slug="ferries")


@pytest.mark.parametrize("form", FORMS)
def test_no_word_breaks_a_feed(client: Client, write: NewStory, ida: Person, form: str) -> None:
    nasty = "]]> & <b> \x0b \ufffe \u202e &lt;"
    story = write(nasty, standfirst=nasty, body=[paragraph("a \x01 &amp; ]]> b")])
    story.bylines = [_byline(nasty)]
    story.publish(by=ida)

    response = client.get(f"/en/{form}")

    assert response.status_code == 200
    if form == "feed.json":
        assert json.loads(response.content)["items"][0]["title"] == nasty
    else:
        assert b"\x0b" not in response.content


def test_a_feed_is_sent_once_to_who_keeps_it(client: Client, write: NewStory, ida: Person) -> None:
    write().publish(by=ida, at=timezone.now() - timedelta(hours=1))

    first = client.get("/en/feed.xml")
    same = client.get("/en/feed.xml", headers={"If-None-Match": first.headers["ETag"]})
    dated = client.get(
        "/en/feed.xml", headers={"If-Modified-Since": first.headers["Last-Modified"]}
    )
    assert (same.status_code, dated.status_code) == (304, 304)

    write().publish(by=ida)
    after = client.get("/en/feed.xml", headers={"If-None-Match": first.headers["ETag"]})
    dated = client.get(
        "/en/feed.xml", headers={"If-Modified-Since": first.headers["Last-Modified"]}
    )
    assert (after.status_code, dated.status_code) == (200, 200)
    # Younger than two seconds: a second change within this one could not be told by its date.
    assert "Last-Modified" not in after.headers


def test_a_strange_host_header_changes_no_address(
    client: Client, harbour_fire: Story, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["gazette.example", "testserver"]

    text = client.get("/en/feed.xml").content.decode()

    assert "https://gazette.example/en/harbour/harbour-fire/" in text
    assert "testserver" not in text


def _byline(name: str) -> Byline:
    return Byline(printed_as=name)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stories", [1, 3])
def test_a_feed_costs_the_same_for_one_story_and_for_three(
    client: Client, write: NewStory, ida: Person, author: Author, storm: Picture, ferries: Topic,
    django_assert_num_queries: DjangoAssertNumQueries, stories: int, form: str,
) -> None:  # fmt: skip
    other = write("Elsewhere", slug="elsewhere")
    other.publish(by=ida, at=timezone.now() - timedelta(days=1))
    for _ in range(stories):
        body = [
            paragraph("a"),
            {"type": "picture", "value": {"picture": storm.pk, "caption": ""}},
            {"type": "related", "value": {"story": other.pk}},
        ]
        story = write(authors=[author], lead_picture=storm, body=body)
        story.topics.add(ferries)
        story.publish(by=ida)
        story.correct("Nine, not ten.", by=ida)
    client.get(f"/en/{form}")

    with django_assert_num_queries(10):
        client.get(f"/en/{form}")


@pytest.mark.parametrize("stories", [1, 3])
def test_the_wire_costs_the_same_for_one_item_and_for_three(
    client: Client, write: NewStory, ida: Person, author: Author, storm: Picture, ferries: Topic,
    django_assert_num_queries: DjangoAssertNumQueries, stories: int,
) -> None:  # fmt: skip
    for number in range(stories):
        body = [paragraph("a"), {"type": "picture", "value": {"picture": storm.pk, "caption": ""}}]
        story = write(f"Ferry {number}", authors=[author], lead_picture=storm, body=body)
        story.topics.add(ferries)
        story.publish(by=ida)
        story.correct("Nine, not ten.", by=ida)
    start = client.get("/en/wire.json?after=").json()["next"]
    story.correct("Ten after all.", by=ida)
    client.get("/en/wire.json")

    with django_assert_num_queries(11):
        assert len(client.get("/en/wire.json").json()["items"]) == stories
    with django_assert_num_queries(13):
        assert len(client.get(f"/en/wire.json?after={start}").json()["items"]) == 1
