"""Something to decide: comments that wait, moderators who sit down."""

from collections.abc import Callable

import pytest

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.talk.models import Comment
from nightdesk.talk.state import State
from tests.cast import person
from tests.desk.conftest import queue, sit_down
from tests.talk.conftest import Say, ben, say

Wait = Callable[..., Comment]

__all__ = ["ben", "queue", "say", "sit_down"]


@pytest.fixture
def mona(db: None) -> Person:
    """A moderator who belongs to no desk, so moderates everywhere."""
    return person("Mona", Role.MODERATOR)


@pytest.fixture
def waiting(say: Say) -> Wait:
    """A comment that waits for a moderator and was never shown."""

    def held(text: str = "Is this true?", **said: object) -> Comment:
        comment = say(text, **said)
        Comment.objects.filter(pk=comment.pk).update(state=State.HELD, shown_at=None)
        comment.refresh_from_db()
        return comment

    return held
