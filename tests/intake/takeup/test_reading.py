"""What came in can be read: every public page answers, and says every word its source said."""

import re
from collections import Counter

from django.test import Client

from nightdesk.intake.wxr import items
from nightdesk.stories.models import StandingPage, Story
from tests.fixtures import fixture_path
from tests.intake.conftest import TakeUp
from tests.intake.copy import source_words, words


def page_words(client: Client, address: str) -> Counter[str]:
    """Count the words of a page as readers get it, whether a tag parts them or not.

    The address of an embed is not printed, but it is where its link leads.
    """
    html = client.get(address).content.decode()
    links = words(" ".join(re.findall(r'href="([^"]*)"', html)))
    return words(html) + words(re.sub(r"<(?=/?[a-z])", " <", html)) + links


def test_every_page_of_a_real_archive_says_what_its_source_said(
    take_up: TakeUp, client: Client
) -> None:
    path = fixture_path("wxr/themeunittestdata.wordpress.xml")
    rows = take_up(path)
    stories = Story.objects.filter(state="published").select_related("edition", "section")
    public = [*stories, *StandingPage.objects.shown().select_related("edition")]
    addresses = {place.get_absolute_url() for place in public}
    assert len(addresses) == 74

    missing = {}
    for item in items(path):
        address = rows[str(item.number)]["address"]
        if address in addresses and rows[str(item.number)]["kind"] == item.kind:
            addresses.discard(address)
            lost = source_words(item.content) - page_words(client, address)
            missing |= {address: lost} if lost else {}

    assert (missing, addresses) == ({}, set())
