"""The live coverage that every test of it meets: the regatta, in the harbour section, watched from the quay."""

import pytest

from nightdesk.live.models import LiveBlog
from nightdesk.people.models import Person
from tests.cast import NewStory


@pytest.fixture
def regatta(write: NewStory, ida: Person) -> LiveBlog:
    """A live blog that readers have, with no post yet."""
    story = write("Regatta day", slug="regatta-day", is_live_blog=True, standfirst="All races.")
    story.publish(by=ida)
    return LiveBlog.objects.of(story)
