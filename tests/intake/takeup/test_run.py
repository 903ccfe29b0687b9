"""A run as a whole: every item accounted for, a rehearsal that keeps nothing, refusals in a sentence."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import StandingPage, Story
from nightdesk.topics.models import Topic
from tests.fixtures import fixture_files
from tests.intake.conftest import TakeUp
from tests.intake.exports import export, item
from tests.intake.wxr.test_hostile import HOSTILE


def everything() -> dict[str, int]:
    """Count all rows of the newsroom."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.managed
    }


@pytest.mark.parametrize("path", fixture_files("wxr/*.xml"), ids=lambda path: path.name)
def test_every_item_of_a_real_archive_is_accounted_for(take_up: TakeUp, path: Path) -> None:
    rehearsed = take_up(path, dry_run=True)
    taken = take_up(path)
    after = everything()
    again = take_up(path)

    assert len(taken) == path.read_text().count("<item>")
    assert rehearsed == taken
    assert [row for row in taken.values() if row["reason"].startswith("Could not be taken")] == []
    assert {row["outcome"] for row in again.values()} <= {"unchanged", "skipped"}
    assert everything() == after
    acts = Event.objects.values_list("subject_type", "subject_id")
    assert len(acts) == len(set(acts)) == Story.objects.exclude(state="draft").count()


def test_a_rehearsal_keeps_nothing(
    english: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, files = everything(), sorted(Path(settings.DATA).rglob("*"))

    call_command("intake", export(tmp_path, item(7)), edition="en", dry_run=True)

    assert everything() == before
    assert sorted(Path(settings.DATA).rglob("*")) == files
    assert "A rehearsal: nothing was kept." in capsys.readouterr().out


def test_the_account_is_on_screen_and_in_the_data_folder(
    english: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = export(
        tmp_path, item(7, title="Fire\x1b"), item(8, kind="nav_menu_item"), name="old paper.xml"
    )

    call_command("intake", path, edition="en")

    told = capsys.readouterr()
    assert "taken     post 7 “Fire”\n" in told.out
    reason = "Not taken: menus are made here of sections and standing pages."
    assert f"skipped   nav_menu_item 8 “Story 8”: {reason}" in told.out
    assert f"1 × {reason}" in told.out
    assert told.err.splitlines() == ["1/2", "2/2"]
    (account,) = (Path(settings.DATA) / "accounts").glob("old-paper-en-*.jsonl")
    assert len(account.read_text().splitlines()) == 2
    account.unlink()


def test_an_account_for_a_spreadsheet_runs_no_formula(english: Edition, tmp_path: Path) -> None:
    account = tmp_path / "new" / "account.csv"

    call_command(
        "intake",
        export(tmp_path, item(7, title="=HYPERLINK(A1)"), item(8, title="+1", sticky="1")),
        edition="en",
        account=account,
        verbosity=0,
    )

    with account.open(newline="") as sheet:
        rows = list(csv.DictReader(sheet))
    assert [row["title"] for row in rows] == ["'=HYPERLINK(A1)", "'+1"]
    assert rows[1]["notes"] == "it stayed on top of the old site: place it on the front"


def test_a_bad_item_is_named_and_the_run_goes_on(
    take_up: TakeUp, english: Edition, tmp_path: Path
) -> None:
    Topic.objects.create(edition=english, name="Fire", slug="fire")
    worn = '<category domain="post_tag" nicename="fire">Fire</category>'
    broken = item(7, extra=worn + '<category domain="category" nicename="city">City</category>')
    english.time_zone = "Harbour/Nowhere"
    english.save()
    path = export(tmp_path, broken, item(8, status="draft"), item(9, gmt="0000-00-00 00:00:00"))

    rows = take_up(path)

    assert [row["outcome"] for row in rows.values()] == ["skipped"] * 3
    assert (
        rows["9"]["reason"] == "Could not be taken: 'No time zone found with key Harbour/Nowhere'"
    )
    assert Story.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("revision", "Not taken: an earlier version of something else."),
        ("wp_global_styles", "Not taken: the look of the old site."),
        ("portfolio", "Not taken: nothing here is like it (portfolio)."),
    ],
)
def test_what_is_no_copy_is_skipped_with_a_reason(
    take_up: TakeUp, tmp_path: Path, kind: str, reason: str
) -> None:
    rows = take_up(export(tmp_path, item(7, kind=kind, extra="<wp:comment/>")))

    assert (rows["7"]["outcome"], rows["7"]["reason"]) == ("skipped", reason)
    assert rows["7"]["notes"] == ["1 comments not taken yet"]


def test_scrap_nobody_saved_is_skipped(take_up: TakeUp, tmp_path: Path) -> None:
    rows = take_up(export(tmp_path, item(7, status="auto-draft")))

    assert rows["7"]["outcome"] == "skipped"
    assert Story.objects.count() == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_of_a_hostile_file_nothing_is_taken(english: Edition, tmp_path: Path, name: str) -> None:
    text, reason = HOSTILE[name]
    path = tmp_path / "hostile.xml"
    path.write_text(text, "utf-8")

    with pytest.raises(CommandError, match=reason):
        call_command("intake", path, edition="en")
    assert (Story.objects.count(), StandingPage.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"edition": "xx"}, "There is no edition xx. There are: en"),
        (
            {"edition": "en", "media": Path("/nowhere/at/all")},
            "There is no folder /nowhere/at/all.",
        ),
        (
            {"edition": "en", "by": "lena@harbour.example"},
            "Nobody who may publish signs in as lena",
        ),
        ({"edition": "en", "by": "x@harbour.example"}, "Nobody who may publish signs in as x@"),
    ],
)
def test_an_order_that_cannot_be_followed_is_refused(
    english: Edition, lena: Person, tmp_path: Path, options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("intake", export(tmp_path, item(7)), **options)
    assert Story.objects.count() == 0
