"""Editions: their codes, zones, streams, and the language of their pages."""

import pytest
from django.core.exceptions import ValidationError

from nightdesk.editions.converters import EditionConverter
from nightdesk.editions.models import Edition, Section
from nightdesk.topics.models import Topic


def test_an_edition_has_one_public_stream_and_one_of_its_desk(french: Edition) -> None:
    assert (french.wire_stream, french.desk_stream) == ("wire:fr", "desk:fr")
    assert (str(french), french.zone.key) == ("La Gazette du Port (fr)", "Europe/Paris")


@pytest.mark.parametrize("code", ["api", "F", "fr_CA", "é", "a", "www"])
def test_a_code_that_cannot_stand_in_an_address_is_refused(db: None, code: str) -> None:
    edition = Edition(code=code, name="x", language="en")

    with pytest.raises(ValidationError) as refusal:
        edition.full_clean()

    assert list(refusal.value.message_dict) == ["code"]


def test_a_zone_must_exist(db: None) -> None:
    with pytest.raises(ValidationError, match="is not a time zone"):
        Edition(code="xx", name="x", language="en", time_zone="Harbour/North").full_clean()


def test_a_section_does_not_take_an_address_that_is_taken(english: Edition) -> None:
    with pytest.raises(ValidationError, match="address of its own"):
        Section(edition=english, name="Wire", slug="wire").full_clean()


def test_the_operator_chooses_where_the_root_leads(
    english: Edition, french: Edition, settings: object
) -> None:
    assert Edition.objects.leading() == english
    settings.DEFAULT_EDITION = "fr"
    assert Edition.objects.leading() == french


def test_before_any_edition_is_founded_none_leads(db: None) -> None:
    assert Edition.objects.leading() is None


def test_an_address_names_an_edition_that_exists(english: Edition) -> None:
    converter = EditionConverter()

    assert converter.to_python("en") == english
    assert [converter.to_url(english), converter.to_url("en")] == ["en", "en"]
    with pytest.raises(ValueError, match="xx"):
        converter.to_python("xx")


def test_records_say_who_they_are(harbour: Section, english: Edition) -> None:
    topic = Topic.objects.create(edition=english, name="Ferries", slug="ferries")

    assert [str(harbour), str(harbour.desk), str(topic)] == [
        "Harbour (en)",
        "Harbour",
        "Ferries (en)",
    ]
    assert [english.get_absolute_url(), harbour.get_absolute_url(), topic.get_absolute_url()] == [
        "/en/",
        "/en/harbour/",
        "/en/topics/ferries/",
    ]
