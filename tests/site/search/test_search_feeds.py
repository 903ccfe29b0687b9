import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.pages import Page

ATOM = "{http://www.w3.org/2005/Atom}"
NOON = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def whales(write: NewStory) -> None:
    write("Whale ashore").publish(by=None, at=NOON.replace(day=1))
    write("Ferry late", standfirst="A whale.").publish(by=None, at=NOON)
    write("Ferry early").publish(by=None, at=NOON)


def test_what_is_found_is_a_feed_newest_first(client: Client, whales: None) -> None:
    response = client.get("/en/search/feed.xml?q=whales")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response.headers["X-Robots-Tag"] == "noindex"
    feed = ET.fromstring(response.content)  # noqa: S314 - our own
    titles = [title.text for title in feed.iter(f"{ATOM}title")]
    assert titles == ["The Harbour Gazette: search for whales", "Ferry late", "Whale ashore"]
    links = [link.get("href") for link in feed.findall(f"{ATOM}link")]
    assert links == [
        "https://testserver/en/search/feed.xml?q=whales",
        "https://testserver/en/search/?q=whales&order=newest",
    ]


def test_the_same_as_json(client: Client, whales: None) -> None:
    feed = json.loads(client.get("/en/search/feed.json?q=whales&to=2026-06-02").content)
    assert feed["feed_url"] == "https://testserver/en/search/feed.json?q=whales&to=2026-06-02"
    assert [item["title"] for item in feed["items"]] == ["Whale ashore"]


def test_a_kill_reaches_who_follows_a_search(
    client: Client, harbour_fire: Story, ida: Person
) -> None:
    harbour_fire.kill("Libel.", by=ida)
    feed = client.get("/en/search/feed.xml?q=fire").content.decode()
    assert f'<at:deleted-entry ref="{harbour_fire.uri}"' in feed
    assert "north quay" not in feed


@pytest.mark.parametrize("query", ["", "?q=", "?q=" + "x" * 201])
def test_a_question_that_is_none_has_no_feed(client: Client, english: Edition, query: str) -> None:
    assert client.get(f"/en/search/feed.xml{query}").status_code == 404


def test_the_page_tells_of_its_feeds(whales: None) -> None:
    page = Page("/en/search/?q=whales&order=newest")
    feeds = ["/en/search/feed.xml?q=whales", "/en/search/feed.json?q=whales"]
    assert page.links("link[rel=alternate][title='Search: whales']") == feeds
    assert page.links(".search__feeds a") == feeds


def test_browsers_are_told_how_to_ask(client: Client, english: Edition) -> None:
    (address,) = Page("/en/").links("link[rel=search]")
    response = client.get(address)
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    told = ET.fromstring(response.content)  # noqa: S314 - our own
    urls = [url.get("template") for url in told.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]
    assert urls == [
        "https://testserver/en/search/?q={searchTerms}",
        "https://testserver/en/search/feed.xml?q={searchTerms}",
    ]


def test_every_page_leads_to_the_search(english: Edition) -> None:
    assert "/en/search/" in Page("/en/").links(".masthead__search")
