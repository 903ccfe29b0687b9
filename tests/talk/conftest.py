"""Readers, and something to say under the harbour fire."""

from collections.abc import Callable

import pytest

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room
from tests.cast import person

Say = Callable[..., Comment]


@pytest.fixture
def ben(db: None) -> Person:
    """Another reader."""
    return person("Ben", Role.READER)


@pytest.fixture
def say(harbour_fire: Story, lena: Person) -> Say:
    """Lena says something under the harbour fire, or whoever is named."""

    def said(text: str = "Well written.", *, by: Person = lena, **draft: str) -> Comment:
        return posting.post(harbour_fire, posting.Draft(text, **draft), by=by)

    return said


@pytest.fixture
def place(request: pytest.FixtureRequest, harbour_fire: Story) -> Story | Room:
    """What holds for both is tried in a `discussion`, under the harbour fire, and in a `room`, on the quay."""
    if request.param == "discussion":
        return harbour_fire
    at = {"edition": harbour_fire.edition, "desk": harbour_fire.desk}
    return Room.objects.create(slug="quay", title="On the quay", **at)
