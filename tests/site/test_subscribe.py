"""The page that offers the paper to its readers, and all feeds in one file."""

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.newsletters.models import Newsletter
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.pages import Page


@pytest.fixture
def ferry(write: NewStory, author: Author, english: Edition, ida: Person) -> Story:
    story = write("Ferry", standfirst="She sails.", authors=[author])
    story.topics.add(Topic.objects.create(edition=english, name="Ferries", slug="ferries"))
    Topic.objects.create(edition=english, name="Nothing yet", slug="none")
    story.publish(by=ida)
    story.correct("At nine, not ten.", by=ida)
    return story


def test_the_page_offers_every_feed_that_has_something_to_read(
    ferry: Story, client: Client
) -> None:
    page = Page("/en/subscribe/")
    homes = ["/en/", "/en/harbour/", "/en/topics/ferries/", "/en/authors/rosa-marlow/"]

    assert page.links(".feed__name a") == homes
    assert page.texts(".feed__address") == [f"https://testserver{one}feed.xml" for one in homes]
    for address in page.links(".feed__forms a, .offer__ways a"):
        assert client.get(address).status_code == 200
    assert (
        page.links(".masthead a[href$='/subscribe/'], .footer a[href$='/subscribe/']")
        == ["/en/subscribe/"] * 2
    )


def test_all_feeds_come_in_one_file(ferry: Story, client: Client) -> None:
    response = client.get("/en/feeds.opml")
    told = [one.attrib for one in fromstring(response.content).iter("outline")]

    assert response.headers["Content-Type"] == "text/x-opml; charset=utf-8"
    assert [one["text"] for one in told] == [
        "The Harbour Gazette", "Sections", "Harbour", "Topics", "Ferries", "Authors", "Rosa Marlow",
    ]  # fmt: skip
    assert told[-1]["xmlUrl"] == "https://testserver/en/authors/rosa-marlow/feed.xml"


def test_an_authors_feed_has_what_they_signed(
    ferry: Story, write: NewStory, ida: Person, client: Client
) -> None:
    write("Unsigned").publish(by=ida)

    items = client.get("/en/authors/rosa-marlow/feed.json").json()["items"]

    assert [item["title"] for item in items] == ["Ferry"]
    assert client.get("/en/authors/nobody/feed.json").status_code == 404


def test_an_edition_may_keep_its_copy_to_itself(
    ferry: Story, english: Edition, client: Client
) -> None:
    english.feeds_whole = False
    english.save()
    [item] = client.get("/en/feed.json").json()["items"]

    assert "The ferry left at nine." not in item["content_html"]
    assert "<p>She sails.</p>" in item["content_html"]
    assert "At nine, not ten." in item["content_html"]
    assert f'<a href="{item["url"]}">Read the whole story</a>' in item["content_html"]
    assert "a link to read it here" in Page("/en/subscribe/").texts("#feeds .offer__told")[1]


def test_newsletters_are_joined_there(english: Edition) -> None:
    assert Page("/en/subscribe/").texts(".offer__name") == ["Alerts", "Feeds"]
    Newsletter.objects.create(
        edition=english, name="Morning Tide", slug="morning", promise="Daily."
    )
    page = Page("/en/subscribe/")

    assert page.texts(".offer__name") == ["By mail", "Alerts", "Feeds"]
    assert page.one("form.join")["action"] == "/en/newsletters/join/"
