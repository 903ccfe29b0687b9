"""An edition's front, and two stories that fill it by themselves in this order."""

import pytest

from nightdesk.editions.models import Edition
from nightdesk.fronts.models import Front
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.fronts.arranged import front_of
from tests.fronts.test_front import published


@pytest.fixture
def front(english: Edition) -> Front:
    return front_of(english)


@pytest.fixture
def storm(write: NewStory) -> Story:
    return published(write, "Storm", urgency=2)


@pytest.fixture
def bake_sale(write: NewStory) -> Story:
    return published(write, "Bake sale", urgency=8, hours_ago=50)
