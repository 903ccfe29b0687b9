"""Sitting down at the desk: a client for each of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from nightdesk.people.models import Person
from nightdesk.stories.models.approval import lay_down_workflow

SitDown = Callable[[Person], Client]


@pytest.fixture
def sit_down(db: None) -> SitDown:
    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return signed_in


@pytest.fixture
def queue(db: None) -> None:
    """The workflow that a founded newsroom has."""
    lay_down_workflow()
