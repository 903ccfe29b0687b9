"""Counts: how many comments there are, on cards and in feeds, as soon as there are more or fewer."""

import json
import xml.etree.ElementTree as ET
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import Terms
from nightdesk.talk.most_discussed import most_discussed
from nightdesk.talk.state import Openness
from tests.cast import NewStory
from tests.talk.conftest import Say
from tests.talk.pages import ADDRESS, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
THREAD = "{http://purl.org/syndication/thread/1.0}"
SLASH = "{http://purl.org/rss/1.0/modules/slash/}"


def told_by_feeds() -> tuple[list[str], list[str], list[int]]:
    """By Atom, by RSS and by JSON Feed."""
    atom = ET.fromstring(Client().get("/en/feed.xml").content)  # noqa: S314 - our own
    links = atom.iterfind(f".//{ATOM}link[@rel='replies']")
    rss = ET.fromstring(Client().get("/en/rss.xml").content)  # noqa: S314 - our own
    items = json.loads(Client().get("/en/feed.json").content)["items"]
    return (
        [str(link.get(f"{THREAD}count")) for link in links],
        [str(one.text) for one in rss.iter(f"{SLASH}comments")],
        [one["_discussion"]["comments"] for one in items if "_discussion" in one],
    )


def test_cards_and_feeds_tell_how_many_comments_there_are(
    harbour_fire: Story, say: Say, lena: Person
) -> None:
    assert told_by_feeds() == ([], [], [])
    assert "comment" not in text_of(Client().get("/en/harbour/"))
    first = say("One.")
    say("Two.", answers=first.key)
    for page in ("/en/", "/en/harbour/"):
        assert "2 comments" in text_of(Client().get(page))
    assert told_by_feeds() == (
        ["2", "2"],
        ["2"],
        [2],
    )  # Atom of the page and of the feed of comments
    first.withdraw(by=lena)
    assert "1 comment<" in text_of(Client().get("/en/harbour/"))
    assert told_by_feeds() == (["1", "1"], ["1"], [1])


def test_feeds_lead_to_the_discussion(harbour_fire: Story, say: Say) -> None:
    say()
    atom = ET.fromstring(Client().get("/en/feed.xml").content)  # noqa: S314 - our own
    page, feed = atom.iterfind(f".//{ATOM}link[@rel='replies']")
    assert str(page.get("href")).endswith(ADDRESS)
    assert str(feed.get("href")).endswith(f"{ADDRESS}feed.xml")
    assert f"{ADDRESS}</comments>" in text_of(Client().get("/en/rss.xml"))


def test_search_engines_are_told_of_the_discussion(harbour_fire: Story, say: Say) -> None:
    page = harbour_fire.get_absolute_url()
    assert "commentCount" not in text_of(Client().get(page))
    say()
    assert '"commentCount": 1, "discussionUrl": "https://testserver' in text_of(Client().get(page))


def test_where_it_is_off_nothing_is_counted(harbour_fire: Story, say: Say) -> None:
    say()
    Terms(edition=harbour_fire.edition, openness=Openness.OFF).say()
    assert told_by_feeds() == ([], [], [])
    assert "1 comment<" not in text_of(Client().get("/en/harbour/"))


def test_the_front_knows_what_is_most_discussed(
    harbour_fire: Story, say: Say, write: NewStory, ida: Person
) -> None:
    write("Leads the paper", urgency=1).publish(by=ida)
    for number in range(2):
        say(f"Number {number}.")
    assert most_discussed(harbour_fire.edition) == ()
    say("Number 3.")
    assert most_discussed(harbour_fire.edition) == (harbour_fire.pk,)
    off = Terms(edition=harbour_fire.edition, openness=Openness.OFF)
    off.say()
    assert most_discussed(harbour_fire.edition) == ()
    Terms(edition=harbour_fire.edition, story=harbour_fire, openness=Openness.CLOSED).say()
    assert most_discussed(harbour_fire.edition) == (harbour_fire.pk,)
    earlier = timezone.now() - timedelta(days=4)
    Story.objects.filter(pk=harbour_fire.pk).update(published_at=earlier)
    assert most_discussed(harbour_fire.edition) == ()
