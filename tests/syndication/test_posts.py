"""Posts of live blogs as other programs get them: each a thing of its own, tied to its live blog, gone when it is."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator

from nightdesk.live.models import LiveBlog, Post
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.syndication.websub.announcing import announce_all
from nightdesk.syndication.websub.models import WantedFeed
from nightdesk.syndication.websub.topics import OurFeed
from tests.cast import NewStory, paragraph
from tests.pages import Page
from tests.syndication.conftest import NAMES, ORIGIN, Reading, texts

HERON = "The Heron is out of the race."


@pytest.fixture
def heron(regatta: LiveBlog, ida: Person, author: Author) -> Post:
    regatta.stored()
    post = Post(blog=regatta, body=[paragraph(HERON)], author=author, is_key=True)
    post.send(by=ida)
    return post


@pytest.fixture
def pictured(heron: Post, ida: Person, storm: Picture) -> Post:
    heron.body.append(("picture", {"picture": storm, "caption": "The start"}))
    heron.rewrite(by=ida)
    return heron


def wire(after: str = "") -> Any:
    return Client().get("/en/wire.json", {"after": after} if after else {}).json()


def test_a_post_is_a_ninjs_item_tied_to_its_live_blog(
    schema: Draft202012Validator, pictured: Post, ida: Person, author: Author
) -> None:
    heron = pictured
    heron.correct("It was the Tern.", by=ida)
    told = wire()["items"][0]["item"]

    schema.validate(told)
    assert (told["uri"], told["version"], told["title"]) == (heron.uri, "4", HERON)
    assert (told["by"], told["pubStatus"], told["urgency"]) == (author.name, "usable", 5)
    assert told["versionCreated"] == heron.changed_at.isoformat()  # type: ignore[union-attr]
    assert f"<p>{HERON}</p>" in told["bodies"][0]["value"]
    assert told["descriptions"] == [{"role": "correction", "value": "It was the Tern."}]
    live_blog, picture = told["associations"]
    assert (live_blog["rel"], live_blog["uri"]) == ("partOf", heron.story.uri)
    assert picture["infoSources"] == [{"name": "Kestrel / Okkerman", "role": "credit"}]
    assert told["altIds"][0]["value"].endswith("/en/live/regatta-day/1/")


@pytest.mark.parametrize("whole", [False, True])
def test_of_a_post_that_is_gone_its_name_is_told(heron: Post, ida: Person, *, whole: bool) -> None:
    start = wire()["next"]
    of_it: Any = Story.objects.get(pk=heron.blog_id) if whole else heron
    of_it.kill("Privacy", by=ida)
    answer = wire(start)["items"]

    assert answer[-1]["kind"] == "post.killed"
    assert {one["item"]["pubStatus"] for one in answer} == {"canceled"}
    assert answer[-1]["item"]["uri"] == heron.uri
    assert HERON not in str(wire())


def test_that_coverage_ended_is_told_with_its_live_blog(regatta: LiveBlog, ida: Person) -> None:
    start = wire()["next"]
    regatta.end(by=ida)
    (told,) = wire(start)["items"]

    assert (told["kind"], told["item"]["uri"]) == ("liveblog.ended", regatta.story.uri)


@pytest.mark.parametrize("number", [1, 3])
def test_the_wire_asks_as_much_for_one_post_as_for_three(
    regatta: LiveBlog, ida: Person, number: int, django_assert_num_queries: Any
) -> None:
    for place in range(number):
        regatta.post(f"Race {place}.", by=ida, is_key=True)
    wire()

    with django_assert_num_queries(10):
        assert len(wire()["items"]) == number + 1


PAGE = "/en/live/regatta-day/"
FEED = f"{PAGE}feed.xml"


def described(path: str) -> Any:
    return json.loads(Page(path).one("script[type='application/ld+json']").string or "")


def test_search_engines_are_told_of_a_live_blog_and_of_each_post(
    regatta: LiveBlog, pictured: Post, ida: Person, author: Author
) -> None:
    assert pictured.changed_at is not None
    last = regatta.post("Wind from the west.", by=ida, headline="A breeze")
    told = described(PAGE)

    assert (told["@type"], told["headline"]) == ("LiveBlogPosting", "Regatta day")
    assert told["coverageStartTime"] == told["datePublished"]
    assert "coverageEndTime" not in told
    newest, first = told["liveBlogUpdate"]
    assert (newest["headline"], newest["articleBody"]) == ("A breeze", "Wind from the west.")
    assert told["dateModified"] == newest["datePublished"] == newest["dateModified"]
    assert newest["author"]["@type"] == "NewsMediaOrganization"
    assert first["author"]["name"] == author.name
    assert (first["@type"], first["inLanguage"]) == ("BlogPosting", "en")
    assert first["@id"].endswith(f"{PAGE}1/")
    assert newest["url"].endswith(f"{PAGE}#{last.element_id}")
    assert first["image"][0]["creditText"] == "Kestrel / Okkerman"


def test_coverage_that_ended_says_when(regatta: LiveBlog, ida: Person) -> None:
    regatta.end(by=ida, at=timezone.now() - timedelta(hours=1))
    told = described(PAGE)

    assert told["coverageEndTime"] < told["dateModified"]
    assert "liveBlogUpdate" not in told


@pytest.mark.parametrize("page", [f"{PAGE}1/", "/en/wire/2/"])
def test_a_post_on_a_page_of_its_own_is_part_of_its_live_blog(heron: Post, page: str) -> None:
    told = described(page)

    assert (told["@type"], told["headline"]) == ("BlogPosting", HERON)
    assert told["url"] == told["@id"] == f"{ORIGIN}{PAGE}1/"
    assert told["isPartOf"]["headline"] == "Regatta day"


def test_a_live_blog_has_a_feed_of_its_posts(
    read: Reading, regatta: LiveBlog, heron: Post, ida: Person, author: Author
) -> None:
    gone = regatta.post("A name nobody may say.", by=ida)
    gone.kill("Privacy", by=ida)
    Post.objects.create(blog=regatta, headline="Never sent").drop(by=ida)
    heron.correct("It was the Tern.", by=ida)
    feed = read(FEED)

    assert texts(feed, "atom:entry/atom:id") == [heron.uri]
    assert texts(feed, "atom:entry/atom:author/atom:name") == [author.name]
    assert "It was the Tern." in str(texts(feed, "atom:entry/atom:content"))
    assert [one.get("ref") for one in feed.findall("at:deleted-entry", NAMES)] == [gone.uri]
    offered = Page(PAGE).links("link[type='application/atom+xml']")
    assert FEED in offered


def test_an_edition_that_keeps_its_copy_leads_on(read: Reading, heron: Post) -> None:
    heron.edition.feeds_whole = False
    heron.edition.save()
    (content,) = texts(read(FEED), "atom:entry/atom:content")

    link = f'<a href="{ORIGIN}{PAGE}1/">Read the post</a>'
    assert content == f"<p>{HERON}</p><p>{link}</p>"


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_of_posts_asks_as_much_for_one_as_for_three(
    regatta: LiveBlog, author: Author, ida: Person, number: int, django_assert_num_queries: Any
) -> None:
    regatta.stored()
    for place in range(number):
        Post(blog=regatta, headline=f"Race {place}", author=author).send(by=ida)
    Client().get(FEED)

    with django_assert_num_queries(9):
        Client().get(FEED)


@pytest.mark.parametrize(("act", "status"), [("kill", 410), ("retract", 200)])
def test_nothing_of_a_post_is_fed_or_described_without_its_live_blog(
    heron: Post, ida: Person, act: str, status: int
) -> None:
    getattr(Story.objects.get(pk=heron.blog_id), act)("Law.", by=ida)
    answer = Client().get(FEED)

    assert answer.status_code == status
    assert HERON not in answer.content.decode()
    assert (heron.uri in answer.content.decode()) is (status == 200)
    assert HERON not in str(Page(PAGE).soup.select("script"))


def test_only_a_live_blog_that_is_out_has_a_feed(
    harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    waiting = write("Vigil", slug="vigil", is_live_blog=True)
    waiting.embargo(timezone.now() + timedelta(hours=1), by=ida)

    for slug in ("harbour-fire", "vigil", "nothing"):
        assert Client().get(f"/en/live/{slug}/feed.xml").status_code == 404


def test_other_feeds_and_the_sitemaps_lead_to_a_live_blog(
    read: Reading, regatta: LiveBlog, heron: Post
) -> None:
    (link,) = read("/en/feed.xml").findall("atom:entry/atom:link[@rel='alternate']", NAMES)
    month = regatta.story.published_at
    (place,) = texts(read(f"/en/sitemap/{month:%Y-%m}.xml"), "map:url/map:loc")

    assert str(link.get("href")).endswith(PAGE)
    assert str(place).endswith(PAGE)


@pytest.mark.parametrize("is_key", [False, True])
def test_the_hub_knows_that_the_feed_changed_whether_the_wire_tells_of_it_or_not(
    regatta: LiveBlog, ida: Person, *, is_key: bool
) -> None:
    now, feed = timezone.now(), OurFeed.at(f"{ORIGIN}{FEED}", ORIGIN)
    assert feed is not None
    topic = WantedFeed.objects.create(url=feed.url, edition=regatta.edition, had=feed.standing(now))
    callback = {"url": "https://reader.example/", "expires_at": now + timedelta(days=1)}
    topic.callbacks.create(**callback, had=topic.had)
    announce_all(now)

    regatta.post(HERON, by=ida, is_key=is_key)
    announce_all(now)

    topic.refresh_from_db()
    assert topic.had == feed.standing(now)


def test_the_page_of_a_post_says_that_its_live_blog_was_retracted(heron: Post, ida: Person) -> None:
    Story.objects.get(pk=heron.blog_id).retract("There was no race.", by=ida)

    assert Page(f"{PAGE}1/").text(".notice--retraction .notice__text") == "There was no race."
    told = described(f"{PAGE}1/")
    assert (told["creativeWorkStatus"], "articleBody" in told) == ("Retracted", False)
