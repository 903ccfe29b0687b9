"""The feed of comments under a story: what readers see and nothing else, each saying what it answers."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.syndication import replies
from nightdesk.talk import posting
from nightdesk.talk.models import Comment
from tests.syndication.conftest import NAMES, ORIGIN, Reading

THREAD = "{http://purl.org/syndication/thread/1.0}"


@pytest.fixture(autouse=True)
def counting(settings: Settings, media_folder: None, tmp_path: Path) -> None:
    """Who writes is counted."""
    cache = "nightdesk.lib.shared_cache.SharedCache"
    settings.CACHES = {"default": {"BACKEND": cache, "LOCATION": str(tmp_path / "counted")}}


def said(story: Story, text: str, by: Person, *, answers: str = "") -> Comment:
    return posting.post(story, posting.Draft(text, answers=answers), by=by)


@pytest.fixture
def feed(harbour_fire: Story) -> str:
    return f"{harbour_fire.get_absolute_url()}discussion/feed.xml"


@pytest.fixture
def first(harbour_fire: Story, clara: Person) -> Comment:
    return said(harbour_fire, "I saw it & ran.", clara)


def texts(root: ET.Element) -> list[str | None]:
    return [
        entry.findtext("atom:content", None, NAMES) for entry in root.findall("atom:entry", NAMES)
    ]


def test_each_comment_says_who_wrote_it_where_it_is_and_what_it_answers(
    feed: str, first: Comment, harbour_fire: Story, clara: Person, read: Reading
) -> None:
    answer = said(harbour_fire, "From where?", clara, answers=first.key)
    root = read(feed)

    assert texts(root) == ["<p>From where?</p>", "<p>I saw it &amp; ran.</p>"]
    newest, oldest = root.findall("atom:entry", NAMES)
    assert newest.findtext("atom:author/atom:name", None, NAMES) == clara.public_name
    assert newest.findtext("atom:id", None, NAMES) == f"{harbour_fire.uri}#comment-{answer.key}"
    page = newest.find("atom:link", NAMES)
    assert page is not None
    assert page.attrib["href"] == f"{ORIGIN}{answer.get_absolute_url()}"
    answered = [one.find(f"{THREAD}in-reply-to").attrib for one in (newest, oldest)]  # type: ignore[union-attr]
    assert answered == [
        {
            "ref": oldest.findtext("atom:id", None, NAMES),
            "href": f"{ORIGIN}{first.get_absolute_url()}",
            "type": "text/html",
        },
        {
            "ref": harbour_fire.uri,
            "href": f"{ORIGIN}{harbour_fire.get_absolute_url()}",
            "type": "text/html",
        },
    ]


def test_what_moderators_take_away_leaves_nothing_but_its_name(
    feed: str, first: Comment, ida: Person, max_moderator: Person, client: Client, read: Reading
) -> None:
    known = client.get(feed)
    first.reject("abuse", by=max_moderator)
    after = client.get(feed, headers={"If-None-Match": known.headers["ETag"]})

    assert after.status_code == 200
    assert b"ran." not in after.content
    [gone] = read(feed).findall("at:deleted-entry", NAMES)
    assert gone.attrib["ref"].endswith(f"#comment-{first.key}")
    same = client.get(feed, headers={"If-None-Match": after.headers["ETag"]})
    assert same.status_code == 304
    Comment.objects.get(pk=first.pk).approve(by=max_moderator)
    assert (len(texts(read(feed))), read(feed).findall("at:deleted-entry", NAMES)) == (1, [])


def test_what_waits_for_a_moderator_is_not_in_it(
    feed: str, first: Comment, max_moderator: Person, read: Reading
) -> None:
    first.hold(by=max_moderator)
    assert texts(read(feed)) == []


def test_it_is_as_long_as_it_may_be_and_costs_the_same(
    feed: str, first: Comment, harbour_fire: Story, clara: Person, read: Reading,
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    monkeypatch.setattr(replies, "NEWEST", 2)
    for number in range(3):
        said(harbour_fire, f"Number {number}, and more.", clara, answers=first.key)
    read(feed)
    with django_assert_max_num_queries(8):
        assert texts(read(feed)) == ["<p>Number 2, and more.</p>", "<p>Number 1, and more.</p>"]


def test_a_story_and_its_discussion_lead_to_it(
    feed: str, first: Comment, harbour_fire: Story, client: Client, read: Reading
) -> None:
    links = read("/en/feed.xml").findall("atom:entry/atom:link[@rel='replies']", NAMES)
    assert [(link.attrib["type"], link.attrib[f"{THREAD}count"]) for link in links] == [
        ("text/html", "1"),
        ("application/atom+xml", "1"),
    ]
    assert links[1].attrib["href"] == f"{ORIGIN}{feed}"
    [item] = client.get("/en/feed.json").json()["items"]
    assert item["_discussion"]["feed"] == f"{ORIGIN}{feed}"
    for page in (harbour_fire.get_absolute_url(), f"{harbour_fire.get_absolute_url()}discussion/"):
        assert (
            f'type="application/atom+xml" title="Discussion" href="{feed}"'
            in client.get(page).content.decode()
        )


def test_it_goes_with_its_story_and_follows_it(
    feed: str, first: Comment, harbour_fire: Story, ida: Person, client: Client
) -> None:
    moved = client.get(feed.replace("/harbour/", "/elsewhere/"))
    assert (moved.status_code, moved.headers["Location"]) == (301, feed)
    harbour_fire.kill("A court said so.", by=ida)
    assert client.get(feed).status_code == 410
    assert client.get("/en/harbour/nothing/discussion/feed.xml").status_code == 404
