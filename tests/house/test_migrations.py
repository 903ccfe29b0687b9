"""Migrations: named as sentences, and complete."""

from pathlib import Path

import pytest
from django.core.management import call_command

from tools import migrations


@pytest.mark.parametrize("name", ["0001_a_newsroom", "0007_stories_gain_a_standfirst"])
def test_a_sentence_is_a_name(name: str) -> None:
    assert migrations.is_named(name)


@pytest.mark.parametrize(
    "name",
    [
        "0002_auto_20260101_1200",
        "0002_auto",
        "0003_story_kicker_and_more",
        "0004_alter_story_auto_fields_20260101_1200",
        "stories_gain_a_standfirst",
        "0005",
    ],
)
def test_what_a_machine_wrote_is_no_name(name: str) -> None:
    assert not migrations.is_named(name)


def test_every_migration_is_named() -> None:
    files = migrations.files(Path("nightdesk"))

    assert files
    assert [file for file in files if not migrations.is_named(file.stem)] == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
