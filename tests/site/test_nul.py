"""A NUL in an address is nobody's page, on any database."""

import pytest
from django.test import Client

from nightdesk.stories.models import Story


@pytest.mark.parametrize(
    "path",
    ["/%00", "/en/%00/", "/en/harbour/%00/", "/en/%00/feed.xml", "/en/topics/%00/feed.xml",
     "/api/v1/items/%00"],
)  # fmt: skip
def test_an_address_with_a_nul_leads_nowhere(
    client: Client, harbour_fire: Story, path: str
) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/?p=%00", "/en/?q=%00", "/api/v1/editions?x=%00"])
def test_a_question_with_a_nul_is_no_question(
    client: Client, harbour_fire: Story, path: str
) -> None:
    assert client.get(path).status_code == 400
