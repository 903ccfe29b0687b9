"""Readers, and something to say under the harbour fire."""

from collections.abc import Callable

import pytest

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment
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
