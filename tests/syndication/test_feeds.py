"""Feeds: the newest stories, whole, for any program that reads Atom, RSS or JSON Feed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Byline, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.syndication.conftest import NAMES, ORIGIN, Reading, texts

FORMS = ["feed.xml", "rss.xml", "feed.json"]


@pytest.fixture
def ferries(english: Edition) -> Topic:
    return Topic.objects.create(edition=english, name="Ferries", slug="ferries")


def test_an_atom_feed_tells_a_story_whole(
    read: Reading, write: NewStory, author: Author, ida: Person, storm: Picture, ferries: Topic
) -> None:
    story = write(
        "Storm & tide", slug="storm", standfirst="Boats <stay> in.", authors=[author],
        lead_picture=storm,
    )  # fmt: skip
    story.topics.add(ferries)
    story.publish(by=ida)

    feed = read("/en/feed.xml")
    [entry] = feed.findall("atom:entry", NAMES)

    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
    assert texts(feed, "atom:title") == ["The Harbour Gazette"]
    assert texts(feed, "atom:id") == [f"{ORIGIN}/en/feed.xml"]
    assert texts(entry, "atom:title") == ["Storm & tide"]
    assert texts(entry, "atom:id") == [story.uri]
    assert texts(entry, "atom:summary") == ["Boats <stay> in."]
    assert texts(entry, "atom:author/atom:name") == ["Rosa Marlow"]
    assert texts(entry, "atom:author/atom:uri") == [f"{ORIGIN}/en/authors/rosa-marlow/"]
    assert [found.attrib["term"] for found in entry.findall("atom:category", NAMES)] == [
        "Harbour",
        "Ferries",
    ]
    assert entry.find("atom:link", NAMES).attrib["href"] == f"{ORIGIN}/en/harbour/storm/"
    assert "<p>The ferry left at nine.</p>" in entry.findtext("atom:content", "", NAMES)


def test_a_picture_travels_with_its_caption_and_credit(
    read: Reading, client: Client, write: NewStory, ida: Person, storm: Picture
) -> None:
    write(lead_picture=storm).publish(by=ida)

    entry = read("/en/feed.xml").find("atom:entry", NAMES)
    item = read("/en/rss.xml").find("channel/item", NAMES)
    [attachment] = client.get("/en/feed.json").json()["items"][0]["attachments"]

    for told in (entry, item):
        assert texts(told, "media:content/media:credit") == ["Kestrel / Okkerman"]
        assert texts(told, "media:content/media:description") == ["Trawlers wait for the lock."]
        assert texts(told, "media:content/media:copyright") == ["© 2026 Kestrel"]
    enclosure = item.find("enclosure")
    assert enclosure.attrib["url"].startswith(f"{ORIGIN}/media/")
    assert int(enclosure.attrib["length"]) == attachment["size_in_bytes"] > 0
    assert attachment["title"] == "Trawlers wait for the lock. Kestrel / Okkerman"


def test_an_rss_feed_tells_a_story_whole(
    read: Reading, harbour_fire: Story, author: Author, ida: Person
) -> None:
    harbour_fire.bylines = [*harbour_fire.bylines.all(), _byline("The Kestrel agency")]
    harbour_fire.update(by=ida)

    channel = read("/en/rss.xml").find("channel")
    [item] = channel.findall("item")

    assert channel.find("atom:link", NAMES).attrib["href"] == f"{ORIGIN}/en/rss.xml"
    assert texts(channel, "language") == ["en"]
    assert texts(item, "guid") == [harbour_fire.uri]
    assert item.find("guid").attrib["isPermaLink"] == "false"
    assert texts(item, "dc:creator") == ["The Kestrel agency"]
    assert texts(item, "description") == ["Nobody was hurt."]
    assert "<p>The ferry left at nine.</p>" in item.findtext("content:encoded", "", NAMES)


def test_a_json_feed_tells_a_story_whole(client: Client, harbour_fire: Story) -> None:
    response = client.get("/en/feed.json")
    feed = response.json()
    [item] = feed["items"]

    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert (feed["version"], feed["language"], feed["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        "en",
        f"{ORIGIN}/en/feed.json",
    )
    assert (item["id"], item["url"]) == (harbour_fire.uri, f"{ORIGIN}/en/harbour/harbour-fire/")
    assert item["date_published"] == harbour_fire.published_at.isoformat()


@pytest.mark.parametrize("form", FORMS)
def test_a_section_and_a_topic_have_feeds_of_their_own(
    client: Client, write: NewStory, ida: Person, clara: Person, sport: Section, ferries: Topic,
    form: str,
) -> None:  # fmt: skip
    write("The match", section=sport).publish(by=clara)
    ferry = write("The ferry")
    ferry.topics.add(ferries)
    ferry.publish(by=ida)

    def told(path: str) -> tuple[bool, bool]:
        text = client.get(f"{path}{form}").content.decode()
        return "The match" in text, "The ferry<" in text or 'The ferry"' in text

    assert told("/en/sport/") == (True, False)
    assert told("/en/harbour/") == (False, True)
    assert told("/en/topics/ferries/") == (False, True)
    assert told("/en/") == (True, True)


def test_a_feed_has_the_newest_fifty(
    read: Reading, write: NewStory, ida: Person, english: Edition
) -> None:
    now = timezone.now()
    for minutes in range(52):
        write(f"Story {minutes}").publish(by=ida, at=now - timedelta(minutes=minutes))

    titles = texts(read("/en/feed.xml"), "atom:entry/atom:title")
    assert titles == [f"Story {minutes}" for minutes in range(50)]


@pytest.mark.parametrize("form", FORMS)
def test_an_edition_without_stories_has_a_valid_feed(
    client: Client, arabic: Edition, form: str
) -> None:
    response = client.get(f"/ar/{form}")

    assert response.status_code == 200
    assert "جريدة الميناء" in response.content.decode()
    assert "Last-Modified" not in response.headers


@pytest.mark.parametrize("form", FORMS)
def test_an_edition_says_what_it_is_and_who_publishes_it(
    client: Client, english: Edition, form: str
) -> None:
    english.tagline, english.publisher = "News of the quay", "The Kestrel Press"
    english.save()

    text = client.get(f"/en/{form}").content.decode()
    assert "News of the quay" in text
    assert form == "rss.xml" or "The Kestrel Press" in text


def test_a_picture_without_words_or_file_still_goes_out(
    client: Client, write: NewStory, ida: Person, storm: Picture
) -> None:
    words = ("caption", "alternative_text", "creator", "credit_line", "copyright_notice")
    storm.describe(dict.fromkeys(words, ""))
    write(lead_picture=storm).publish(by=ida)
    client.get("/en/feed.xml")
    for rendition in storm.renditions.all():
        rendition.file.storage.delete(rendition.file.name)

    text = client.get("/en/feed.xml").content.decode()
    assert ('length="0"' in text, "media:credit" in text) == (True, False)


def _byline(name: str) -> Byline:
    return Byline(printed_as=name)
