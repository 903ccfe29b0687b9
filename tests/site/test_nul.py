"""A NUL in an address is nobody's page, on any database."""

import pytest
from django.test import Client

from nightdesk.stories.models import Story

PATHS = (
    "/?p=%00",
    "/en/?q=%00",
    "/api/v1/editions?x=%00",
    "/%00",
    "/en/harbour/%00/",
    "/en/topics/%00/feed.xml",
    "/api/v1/items/%00",
)


@pytest.mark.parametrize("path", PATHS)
def test_an_address_with_a_nul_is_none(client: Client, harbour_fire: Story, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/en/%2500/", "/%2500"])
def test_an_address_that_only_spells_one_is_looked_for(
    client: Client, harbour_fire: Story, path: str
) -> None:
    assert client.get(path).status_code == 404
