"""Who sees what: `may_see` and its twin say the same of every story, person and instant."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.state import State
from nightdesk.stories.visibility import authors_shown, may_see, topics_shown
from nightdesk.topics.models import Topic
from tests.cast import NewStory


@pytest.fixture
def everything(write: NewStory, sport: object) -> list[Story]:
    """A story in every state, at two desks and at none."""
    stories = []
    for state in State.values:
        for fields in ({}, {"section": sport}, {"desk": None}):
            story = write(f"{state} copy", **fields)
            published = timezone.now() if state in {"published", "retracted", "killed"} else None
            Story.objects.filter(pk=story.pk).update(state=state, published_at=published)
            stories.append(Story.objects.get(pk=story.pk))
    return stories


@pytest.mark.parametrize(
    "name", ["", "lena", "rosa", "sami", "ida", "clara", "pia", "max_moderator", "ada"]
)
def test_the_twins_agree(
    everything: list[Story], name: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(name) if name else None
    now = timezone.now()

    seen = set(Story.objects.visible_to(person, now))
    assert seen == {story for story in everything if may_see(person, story, now)}
    if name in {"", "lena"}:
        assert {story.state for story in seen} == {"published", "retracted"}
        assert len(seen) == 6


def test_a_reporter_sees_copy_of_their_desk_only(
    everything: list[Story], rosa: Person, sami: Person
) -> None:
    now = timezone.now()
    drafts = [story for story in everything if story.state == "draft"]

    assert [may_see(rosa, story, now) for story in drafts] == [True, False, True]
    assert [may_see(sami, story, now) for story in drafts] == [False, True, True]


def test_nobody_sees_it_before_its_instant(harbour_fire: Story) -> None:
    before = harbour_fire.published_at - timedelta(microseconds=1)

    assert not may_see(None, harbour_fire, before)
    assert not Story.objects.visible_to(None, before).exists()
    assert may_see(None, harbour_fire, harbour_fire.published_at)


def test_a_topic_or_author_is_known_only_by_what_readers_may_see(
    write: NewStory, author: object, english: object, ida: Person
) -> None:
    topic = Topic.objects.create(edition=english, name="Ferries", slug="ferries")
    story = write("Known", authors=[author], topics=[topic])
    now = timezone.now() + timedelta(seconds=1)
    assert not topics_shown(english, now).exists()
    assert not authors_shown(english, now).exists()

    story.publish(by=ida)
    assert list(topics_shown(english, now)) == [topic]
    assert list(authors_shown(english, now)) == [author]
    assert list(Story.objects.by(author)) == list(Story.objects.on(topic)) == [story]
