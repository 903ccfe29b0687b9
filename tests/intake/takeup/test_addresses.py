"""Old addresses lead to what came from there, and new ones are free."""

from pathlib import Path

from django.test import Client

from nightdesk.stories.models import OldAddress, Story
from tests.cast import NewStory
from tests.intake.conftest import TakeUp
from tests.intake.exports import export, item

CITY = '<category domain="category" nicename="city">City</category>'


def test_old_addresses_lead_to_the_story(take_up: TakeUp, tmp_path: Path) -> None:
    take_up(
        export(
            tmp_path,
            item(7, link="https://old.example/2019/05/%CF%80%CF%8D%CF%81/"),
            item(8, guid="https://old.example/?p=7", link="http://[broken"),
            item(9, link="https://old.example/", guid="urn:x"),
        )
    )

    led = dict(OldAddress.objects.values_list("path", "story__slug"))
    assert led == {
        "/?p=7": "story-7",
        "/2019/05/πύρ/": "story-7",
        "/?p=8": "story-8",
        "/?p=9": "story-9",
    }


def test_a_reader_who_comes_by_an_old_address_is_led_on(
    take_up: TakeUp, client: Client, tmp_path: Path
) -> None:
    take_up(export(tmp_path, item(7, extra=CITY), item(8, status="private")))

    for old in ("/2019/05/story-7/", "/?p=7"):
        assert client.get(old).headers["Location"] == "/en/city/story-7/"
    assert client.get("/2019/05/story-8/").status_code == 404


def test_a_slug_that_is_taken_gets_a_number(
    take_up: TakeUp, write: NewStory, tmp_path: Path
) -> None:
    write(slug="ferry")
    path = export(
        tmp_path, item(7, slug="ferry"), item(8, slug="", title="Ferry"), item(9, slug="ferry")
    )

    rows = take_up(path)

    slugs = Story.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["ferry", "ferry-2", "ferry-3", "ferry-4"]
    assert rows["7"]["notes"] == ["its slug was taken: now ferry-2"]
