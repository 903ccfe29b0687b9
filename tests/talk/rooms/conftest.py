"""A room of the English edition, and something to say there."""

from collections.abc import Callable

import pytest

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room

Chat = Callable[..., Comment]


@pytest.fixture
def quay(english: Edition) -> Room:
    """The room in which readers talk about the harbour."""
    return Room.objects.create(edition=english, slug="quay", title="On the quay")


@pytest.fixture
def chat(quay: Room, lena: Person) -> Chat:
    """Lena says something on the quay, or whoever is named."""

    def said(text: str = "The ferry is back.", *, by: Person = lena, **draft: str) -> Comment:
        return posting.post(Room.objects.get(pk=quay.pk), posting.Draft(text, **draft), by=by)

    return said
