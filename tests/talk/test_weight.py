"""What the page of a story weighs with its discussion, pictures apart."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from nightdesk.stories.models import Story
from tests.talk.conftest import Say
from tests.talk.pages import text_of

STATIC = Path("nightdesk/static")


@pytest.mark.parametrize(
    ("named", "most"), [(r'href="/static/([^"]+\.css)"', 15_000), (r'src="/static/([^"]+\.js)"', 12_000)]
)  # fmt: skip
def test_a_story_with_its_discussion_stays_as_light_as_a_story(
    harbour_fire: Story, say: Say, named: str, most: int
) -> None:
    say()
    page = text_of(Client().get(harbour_fire.get_absolute_url()))
    files = [re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in re.findall(named, page)]
    assert any(name.startswith("talk/") for name in files)
    weight = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in files)
    assert weight <= most
