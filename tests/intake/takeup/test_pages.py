"""A page of the old site becomes a standing page of the edition."""

from pathlib import Path

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.stories.models import StandingPage
from tests.intake.conftest import TakeUp
from tests.intake.exports import export, item


def test_a_page_becomes_a_standing_page(take_up: TakeUp, english: Edition, tmp_path: Path) -> None:
    rows = take_up(
        export(tmp_path, item(2, kind="page", title="Imprint", slug="imprint", excerpt="Us & you."))
    )

    page = StandingPage.objects.get()
    assert (page.edition, page.title, page.slug, page.live) == (english, "Imprint", "imprint", True)
    assert [block["value"] for block in page.body.get_prep_value()] == [
        "<p><em>Us &amp; you.</em></p>",
        "<p>Copy of story 2.</p>",
    ]
    assert rows["2"]["outcome"] == "taken"
    assert rows["2"]["address"] == "/en/about/imprint/"


def test_old_addresses_lead_to_the_page_once_it_is_shown(
    take_up: TakeUp, client: Client, tmp_path: Path
) -> None:
    path = export(
        tmp_path,
        item(
            2,
            kind="page",
            slug="us",
            link="https://old.example/about/us/",
            guid="https://old.example/?page_id=2",
        ),
        item(3, kind="page", link="https://old.example/about/secret/", status="private"),
    )

    take_up(path)

    for old in ("/about/us/", "/?page_id=2"):
        assert client.get(old).headers["Location"] == "/en/about/us/"
    assert client.get("/about/secret/").status_code == 404


@pytest.mark.parametrize("said", [{"status": "draft"}, {"status": "private"}, {"password": "x"}])
def test_a_page_not_everybody_could_read_is_not_shown(
    take_up: TakeUp, tmp_path: Path, said: dict[str, str]
) -> None:
    rows = take_up(export(tmp_path, item(2, kind="page", **said)))

    assert StandingPage.objects.shown().count() == 0
    assert rows["2"]["notes"] == ["not shown: it was no public page"]


def test_a_page_from_the_bin_is_skipped(take_up: TakeUp, tmp_path: Path) -> None:
    rows = take_up(export(tmp_path, item(2, kind="page", status="trash")))

    assert rows["2"]["reason"] == "Not taken: it lay in the old system's bin."
    assert StandingPage.objects.count() == 0


def test_pages_of_one_slug_below_different_pages_are_two(take_up: TakeUp, tmp_path: Path) -> None:
    path = export(
        tmp_path, item(2, kind="page", slug="us"), item(3, kind="page", slug="us", parent="2")
    )

    rows = take_up(path)

    assert list(StandingPage.objects.values_list("slug", flat=True)) == ["us", "us-2"]
    assert rows["3"]["notes"] == ["it stood below another page: standing pages have no levels"]
