"""ninjs of any version is read into one Item; what cannot be read is named."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from nightdesk.intake.ninjs import Item, ItemRefused, PubStatus, Unreadable, read
from nightdesk.intake.ninjs.item import Subject
from tests.fixtures import fixture_files, fixture_path

URI = "urn:a:1"
WHOLE = {"uri": URI, "headline": "Fire", "body_text": "It burns."}
TAKEN = {
    "1.4_ninjsExSimpleText1.json": ("Captain of wrecked cruise ship on trial in Italy", 4, "", ""),
    "2.1_dpa_text.json": ("Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?", 9, "de", "dpa"),
    "2.1_ninjsExSimpleText_2.json": ("Captain of wrecked cruise ship on trial in Italy", 4, "", ""),
    "3.0_dpa_text.json": ("Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?", 9, "de", "dpa"),
    "3.0_ninjsExSimpleText_3.json": ("Captain of wrecked cruise ship on trial in Italy", 4, "", ""),
}  # fmt: skip
REFUSED = {
    "2.1_ap_image.json": "The file was not sent along, as a data: address.",
    "3.0_ap_image.json": "The file was not sent along, as a data: address.",
    "3.0_20231004-UEFA-ChampionLeague.json": "Text and pictures are taken, and this announces an event.",
}


def whole(**fields: Any) -> Item:
    return read(WHOLE | fields)


def refusal(document: Any, **how: str) -> list[str]:
    with pytest.raises(ItemRefused) as refused:
        read(document, **how)
    return [fault.field for fault in refused.value.faults]


def test_every_example_is_taken_or_refused_with_a_reason() -> None:
    fixture_path("ninjs/examples")
    found: dict[str, Any] = {}
    for path in fixture_files("ninjs/examples/*.json"):
        try:
            item = read(json.loads(path.read_text()))
            found[path.name] = (item.headline, len(item.body.blocks), item.language, item.source)
        except ItemRefused as refused:
            found[path.name] = refused.faults[0].message

    assert found == TAKEN | REFUSED


@pytest.mark.parametrize("name", ["2.1_dpa_text.json", "3.0_dpa_text.json"])
def test_an_agencys_item_is_read_whole(name: str) -> None:
    path: Path = fixture_path(f"ninjs/examples/{name}")
    item = read(json.loads(path.read_text()))

    assert (item.uri, item.version) == ("urn:newsml:dpa.com:20090101:190510-99-167362", "2")
    assert item.created is not None
    assert item.created.isoformat() == "2019-05-10T16:02:28+02:00"
    assert (item.urgency, item.byline) == (4, "Von Christian Hollmann, dpa")
    assert item.usage_terms == "Copyright 2019, dpa (www.dpa.de). Alle Rechte vorbehalten"


def test_versions_one_and_three_say_the_same() -> None:
    one = read(
        {"uri": URI, "headline": "Fire", "headline_kicker": "Port", "byline": "Bo",
         "description_summary": "It burns.", "body_xhtml": "<p>It burns.</p>", "located": "Quay",
         "subject": [{"name": "Ferries", "code": "f1"}], "person": [{"name": "Maud"}],
         "organisation": [{"name": "Port"}], "place": [{"name": "Quay"}], "genre": [{"name": "Opinion"}],
         "infosource": [{"name": "Kestrel"}], "usageterms": "None", "ednote": "Look",
         "associations": {"main": {"uri": "urn:p:1", "type": "picture", "byline": "Ines"}}}
    )  # fmt: skip
    three = read(
        {"uri": URI, "headlines": [{"role": "main", "value": "Fire"}, {"role": "kicker", "value": "Port"}],
         "by": "Bo", "descriptions": [{"role": "summary", "value": "It burns."}],
         "bodies": [{"contentType": "text/html", "value": "<p>It burns.</p>"}], "located": "Quay",
         "subjects": [{"name": "Ferries", "literal": "f1"}], "people": [{"name": "Maud"}],
         "organisations": [{"name": "Port"}], "places": [{"name": "Quay"}],
         "genres": [{"uri": "http://cv.iptc.org/newscodes/genre/Opinion"}],
         "infoSources": [{"name": "Kestrel"}], "usageTerms": "None", "edNote": "Look",
         "associations": [{"name": "main", "uri": "urn:p:1", "type": "picture", "by": "Ines"}]}
    )  # fmt: skip

    assert one == three
    assert one.subjects == (
        Subject("Ferries", "subject", "f1"),
        Subject("Maud", "person"),
        Subject("Port", "organisation"),
        Subject("Quay", "place"),
    )
    assert (one.genre, one.kicker) == ("opinion", "Port")


def test_html_goes_before_text_and_the_main_body_before_others() -> None:
    item = read(
        {"uri": URI, "headline": "Fire",
         "bodies": [{"role": "teaser", "value": "<p>no</p>"}, {"role": "text", "value": "text"},
                    {"role": "main", "contentType": "text/html", "value": "<p>html</p>"}]}
    )  # fmt: skip

    assert [block.value for block in item.body.blocks] == ["<p>html</p>"]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\n\ntwo\nlines", ["<p>one</p>", "<p>two<br>lines</p>"]),
        ("one\r\ntwo", ["<p>one</p>", "<p>two</p>"]),
        ("a < b & c", ["<p>a &lt; b &amp; c</p>"]),
    ],
)
def test_plain_text_becomes_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [block.value for block in whole(body_text=text).body.blocks] == paragraphs


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"body_text": None, "body": "<p>x</p>"}, "<p>x</p>"),
        ({"body_text": None, "bodies": [{"value": "<p>x</p>"}]}, "<p>x</p>"),
        ({"body_text": None, "bodies": [{"value": "x < y"}]}, "<p>x &lt; y</p>"),
        (
            {"body_text": None, "bodies": [{"contentType": "text/plain", "value": "<p>"}]},
            "<p>&lt;p&gt;</p>",
        ),
        ({"body_text": None, "body_html": "<p>x</p>"}, "<p>x</p>"),
    ],
)
def test_a_body_is_read_as_what_it_is(fields: dict[str, Any], first: str) -> None:
    assert whole(**fields).body.blocks[0].value == first


def test_an_item_without_a_headline_is_called_by_its_title_or_first_headline() -> None:
    assert whole(headline=None, title="Title").headline == "Title"
    assert whole(headline="", headlines=[{"role": "web", "value": "Web"}]).headline == "Web"


@pytest.mark.parametrize(
    ("fields", "embargo"),
    [
        ({}, None),
        ({"embargoed": None}, False),
        ({"embargoed": False}, False),
        ({"embargoedUntil": "2030-01-01T10:00:00+02:00"}, datetime(2030, 1, 1, 8, tzinfo=UTC)),
        (
            {"embargoed": "2030-01-01T10:00:00Z", "embargoedUntil": "2030-01-02T10:00:00Z"},
            datetime(2030, 1, 2, 10, tzinfo=UTC),
        ),
        ({"embargoed": "2030-01-01T10:00:00Z", "embargo": "soon"}, Unreadable("soon")),
        ({"embargoed": "2030-01-01T10:00:00"}, Unreadable("2030-01-01T10:00:00")),
        ({"embargoed": {}}, Unreadable("dict")),
        ({"EMBARGOED": 0}, Unreadable("int")),
    ],
)
def test_an_embargo_is_an_hour_or_a_reason_to_wait(fields: dict[str, Any], embargo: Any) -> None:
    assert whole(**fields).embargo == embargo


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("usable", PubStatus.USABLE),
        ("stat:withheld", PubStatus.WITHHELD),
        ("Cancelled", PubStatus.CANCELED),
        ("canceled", PubStatus.CANCELED),
        (None, PubStatus.USABLE),
    ],
)
def test_the_status_is_read_as_agencies_spell_it(said: str | None, status: PubStatus) -> None:
    assert whole(pubStatus=said).status == status


def test_a_canceled_item_needs_its_name_alone() -> None:
    item = read({"uri": URI, "pubstatus": "canceled", "version": 3, "ednote": "Wrong"})

    assert (item.status, item.version, item.edit_note) == (PubStatus.CANCELED, "3", "Wrong")


@pytest.mark.parametrize(
    ("document", "fields"),
    [
        ([], [""]),
        ({}, ["uri", "headlines", "bodies"]),
        (WHOLE | {"uri": 7}, ["uri"]),
        (WHOLE | {"uri": "urn:" + "x" * 250}, ["uri"]),
        (WHOLE | {"type": "audio"}, ["type"]),
        (WHOLE | {"plannedCoverage": []}, ["type"]),
        (WHOLE | {"headline": ["x"]}, ["headline", "headlines"]),
        (WHOLE | {"subjects": "x"}, ["subjects"]),
        (WHOLE | {"subjects": ["x"]}, ["subjects"]),
        (WHOLE | {"by": True}, ["by"]),
        (WHOLE | {"urgency": 0}, ["urgency"]),
        (WHOLE | {"urgency": "12"}, ["urgency"]),
        (WHOLE | {"urgency": 1.5}, ["urgency"]),
        (WHOLE | {"language": "English, please"}, ["language"]),
        (WHOLE | {"pubStatus": "maybe"}, ["pubStatus"]),
    ],
)
def test_what_is_wrong_is_named(document: Any, fields: list[str]) -> None:
    assert refusal(document) == fields


def test_an_item_has_the_name_of_the_address_it_is_put_at() -> None:
    assert read({"headline": "x", "body_text": "y"}, uri=URI).uri == URI
    assert refusal(WHOLE, uri="urn:a:2") == ["uri"]
    assert refusal({"headline": "x", "body_text": "y"}, uri="urn:a:\x00") == ["uri"]


def test_what_is_too_long_is_cut_and_noted() -> None:
    item = whole(headline="x" * 300, slugline="S" * 61, versioncreated="yesterday")

    assert (len(item.headline), item.headline[-1], len(item.slugline)) == (250, "…", 60)
    assert set(item.notes) == {
        "headline was cut to 250 characters.",
        "slugline was cut to 60 characters.",
        "versioncreated was not read: it is no date with a time zone.",
    }


def test_a_subject_is_named_once() -> None:
    item = whole(subjects=[{"name": "Ferries"}, {"name": "FERRIES"}, {"literal": "no name"}])

    assert item.subjects == (Subject("Ferries", "subject"),)


def test_a_genre_we_have_no_word_for_is_left() -> None:
    assert whole(genres=[{"name": "Horoscope"}]).genre == ""
    assert whole(genres=[{"name": "Horoscope"}, {"literal": "Current"}]).genre == "news"


def test_a_picture_keeps_its_words_and_the_file_that_came_with_it() -> None:
    item = whole(
        associations={
            "second": {"type": "picture", "uri": "urn:p:2", "description_text": "Second"},
            "featured": {
                "type": "picture", "uri": "urn:p:1", "headline": "Smoke",
                "description_caption": "The\nquay", "description_creditline": "K" * 300,
                "renditions": {
                    "thumbnail": {"href": "data:image/png;base64,YQ=="},
                    "main": {"href": "data:image/png;base64,YWJj"},
                    "raw": {"href": "data:,ab"},
                    "broken": {"href": "data:image/png;base64,a"},
                    "remote": {"href": "https://a.example/1.jpg"},
                },
            },
            "film": {"type": "video", "uri": "urn:v:1"},
        }
    )  # fmt: skip

    first, second = item.pictures
    assert (first.uri, first.data) == ("urn:p:1", b"abc")
    assert first.words == {"title": "Smoke", "caption": "The quay", "credit_line": "K" * 255}
    assert (second.data, second.words) == (b"", {"caption": "Second"})
