"""The library takes pictures in, fills in what the file tells, and finds them again."""

from collections.abc import Callable
from datetime import datetime

import pytest
from wagtail.models import ModelLogEntry

from nightdesk.media.errors import PictureRefused
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.models import Picture
from nightdesk.media.models.words import words_from
from nightdesk.people.models import Person
from tests.media.pictures import camera, described, drawn, file_of

moment = datetime.fromisoformat


def test_the_file_tells_what_nobody_has_typed(db: None) -> None:
    file = described(
        "JPEG", PictureMetadata(headline="Storm", caption="From the file", creator="Ida")
    )
    picture = Picture.take_in(file, "IMG_1.JPG", caption="From the desk", language="en")
    assert (picture.title, picture.caption, picture.creator, picture.language) == (
        "Storm",
        "From the desk",
        "Ida",
        "en",
    )
    assert (picture.taken_at, picture.file_size) == (moment("2026-03-01T14:05:09+01:00"), len(file))


@pytest.mark.parametrize(("filename", "title"), [("quay wall.jpg", "quay wall"), ("", "Untitled")])
def test_the_working_title_is_the_files_name_at_the_worst(
    filename: str, title: str, db: None
) -> None:
    assert Picture.take_in(file_of(drawn((64, 48))), filename).title == title


def test_a_refused_file_leaves_nothing_behind(db: None) -> None:
    with pytest.raises(PictureRefused):
        Picture.take_in(b"<svg/>", "logo.svg")
    assert Picture.objects.count() == 0


def test_the_library_notes_who_took_a_picture_in_and_who_described_it(
    person: Callable[[str], Person],
) -> None:
    desk, editor = person("picture_desk"), person("editor")
    picture = Picture.take_in(file_of(drawn((64, 48))), "quay.jpg", by=desk)
    picture.describe({"caption": "The quay"}, by=editor)
    assert picture.uploaded_by_user == desk
    notes = ModelLogEntry.objects.for_instance(picture).order_by("pk")
    assert list(notes.values_list("action", "user")) == [
        ("wagtail.create", desk.pk),
        ("wagtail.edit", editor.pk),
    ]
    assert Picture.objects.get().caption == "The quay"


def test_a_picture_is_found_by_caption_and_credit(storm: Picture) -> None:
    found = [list(Picture.objects.search(words)) for words in ("trawlers", "kestrel", "zeppelin")]
    assert found == [[storm], [storm], []]


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ({"credit_line": "Kestrel", "creator": "Ida"}, "Kestrel"),
        ({"creator": "Ida", "source": "Kestrel"}, "Ida / Kestrel"),
        ({"copyright_notice": "© Kestrel"}, "© Kestrel"),
        ({}, ""),
    ],
)
def test_the_credit_is_the_best_that_is_known(words: dict[str, str], credit: str, db: None) -> None:
    assert Picture(title="quay", **words).credit == credit


def test_words_are_fitted_to_the_library() -> None:
    told = PictureMetadata(creator="I" * 300, web_statement="javascript:alert(1)", headline="Storm")
    assert words_from(told) == {"creator": "I" * 255}
    assert words_from(PictureMetadata(web_statement="https://kestrel.example/")) == {
        "web_statement": "https://kestrel.example/"
    }


@pytest.mark.parametrize(
    "clock", ["1700-01-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00+14:00"]
)
def test_a_camera_with_a_lost_clock_is_not_believed(clock: str) -> None:
    assert words_from(PictureMetadata(taken_at=moment(clock))) == {}


def test_a_camera_without_a_zone_shows_the_newsrooms_time() -> None:
    assert words_from(PictureMetadata(taken_at=moment("2026-03-01T14:05"))) == {
        "taken_at": moment("2026-03-01T14:05+00:00")
    }


def test_the_alternative_text_falls_back_on_the_caption(db: None) -> None:
    picture = Picture.take_in(
        file_of(drawn(), exif=camera(ImageDescription="The quay")), "quay.jpg"
    )
    assert picture.get_rendition("width-200").alt == "The quay"
    picture.alternative_text = "Boats in a row"
    assert picture.default_alt_text == "Boats in a row"
