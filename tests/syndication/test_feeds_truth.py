"""What feeds say of what was wrong, and never say of what is hidden."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Byline, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.syndication.conftest import NAMES, Reading

FORMS = ["feed.xml", "rss.xml", "feed.json"]


@pytest.fixture
def ferries(english: Edition) -> Topic:
    return Topic.objects.create(edition=english, name="Ferries", slug="ferries")


@pytest.mark.parametrize("form", FORMS)
def test_only_what_readers_may_see_is_fed(
    client: Client, write: NewStory, ida: Person, form: str
) -> None:
    write("Canary draft")
    write("Canary held").hold("wait", by=ida)
    embargoed = write("Canary embargo")
    embargoed.embargo(timezone.now() + timedelta(hours=1), by=ida)
    embargoed.approve(by=ida)

    assert "Canary" not in client.get(f"/en/{form}").content.decode()


def test_a_topic_of_hidden_copy_alone_has_no_feed(
    client: Client, draft: Story, ferries: Topic
) -> None:
    draft.topics.add(ferries)
    draft.save()

    assert client.get("/en/topics/ferries/feed.xml").status_code == 404
    assert client.get("/en/nowhere/feed.xml").status_code == 404
    assert client.get("/xx/feed.xml").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_correction_is_mentioned(
    client: Client, harbour_fire: Story, ida: Person, form: str
) -> None:
    harbour_fire.correct("It was the south quay.", by=ida)

    assert "It was the south quay." in client.get(f"/en/{form}").content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_retraction_takes_the_place_of_the_story(
    client: Client, harbour_fire: Story, ida: Person, form: str
) -> None:
    harbour_fire.retract("We could not stand it up.", by=ida)

    text = client.get(f"/en/{form}").content.decode()
    assert "Retracted: Fire on the north quay" in text
    assert "We could not stand it up." in text
    assert ("The ferry left at nine." in text, "Nobody was hurt." in text) == (False, False)


@pytest.mark.parametrize("form", FORMS)
def test_a_killed_story_leaves_at_once(
    client: Client, harbour_fire: Story, ida: Person, form: str
) -> None:
    harbour_fire.kill("A court said so.", by=ida)

    text = client.get(f"/en/{form}").content.decode()
    assert ("north quay" in text, "court" in text) == (False, False)


def test_a_kill_leaves_a_tombstone_in_atom(
    read: Reading, harbour_fire: Story, draft: Story, ida: Person
) -> None:
    draft.submit(by=ida)
    draft.kill("Readers never knew it.", by=ida)
    withdrawal = harbour_fire.kill("A court said so.", by=ida)

    [stone] = read("/en/feed.xml").findall("at:deleted-entry", NAMES)

    assert stone.attrib == {"ref": harbour_fire.uri, "when": withdrawal.made_at.isoformat()}


def test_what_readers_must_know_stands_before_the_text(
    client: Client, write: NewStory, ida: Person
) -> None:
    write(genre="sponsored", sponsor="The rope works", editors_note="A <note>").publish(by=ida)

    [item] = client.get("/en/feed.json").json()["items"]
    assert item["content_html"].startswith(
        "<p><em>Sponsored by The rope works.</em></p><p><em>A &lt;note&gt;</em></p>"
    )


def _byline(name: str) -> Byline:
    return Byline(printed_as=name)
