"""The desk's form: a file is looked over before it is unfolded, and fills in empty words."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ModelForm
from wagtail.images.forms import get_image_form, get_image_multi_form
from wagtail.models import Collection

from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.models import Picture
from tests.media.pictures import described, drawn, file_of

WORDS = PictureMetadata(caption="From the file", credit_line="Kestrel / Okkerman")


def uploaded(data: bytes, name: str = "quay.jpg") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data)}


def keys(picture: Picture) -> set[str]:
    return set(picture.renditions.values_list("key", flat=True))


def form(
    words: dict[str, str], data: bytes | None = None, name: str = "quay.jpg", **how: object
) -> ModelForm[Picture]:
    posted = {"title": "Quay", "collection": Collection.get_first_root_node().pk, **words}
    made: ModelForm[Picture] = get_image_form(Picture)(
        posted, uploaded(data, name) if data is not None else {}, **how
    )
    return made


def test_the_file_fills_in_what_the_desk_left_empty(db: None) -> None:
    filled = form({"caption": "From the desk"}, described("JPEG", WORDS))
    assert filled.errors == {}
    picture = filled.save()
    assert (picture.caption, picture.credit_line) == ("From the desk", "Kestrel / Okkerman")
    assert picture.file_hash != ""


def test_uploading_many_at_once_asks_no_words_and_reads_them_all_the_same(db: None) -> None:
    short = get_image_form(Picture, fields=("title", "file"))(
        {"title": "Quay", "collection": Collection.get_first_root_node().pk},
        uploaded(described("JPEG", WORDS)),
    )
    assert short.errors == {}
    picture = short.save()
    assert (picture.caption, picture.credit_line) == ("From the file", "Kestrel / Okkerman")


def test_a_new_file_keeps_the_words_that_were_written_before(storm: Picture) -> None:
    short = get_image_form(Picture, fields=("title", "file"))(
        {"title": "Quay", "collection": storm.collection_id},
        uploaded(described("JPEG", WORDS)),
        instance=storm,
    )
    assert short.errors == {}
    assert short.save().caption == "Trawlers wait for the lock."


@pytest.mark.parametrize("data", [b"<svg/>", b""])
def test_a_refusal_is_told_beside_the_field(db: None, data: bytes) -> None:
    sentence = "This is not a picture we take: send JPEG, PNG, GIF, WebP, AVIF or HEIC."
    assert form({}, data).errors == {"file": [sentence]}


def test_a_file_is_required(db: None) -> None:
    assert form({}).errors == {"file": ["This field is required."]}


def test_other_words_delete_the_renditions_with_the_old_ones(storm: Picture) -> None:
    before = keys(storm)
    same = {
        name: getattr(storm, name)
        for name in ("caption", "creator", "credit_line", "alternative_text", "copyright_notice")
    }
    same["taken_at"] = "2026-03-01 13:05:09"
    untouched = form(same, instance=Picture.objects.get(pk=storm.pk))
    untouched.save()
    assert keys(storm) == before
    changed = form(same | {"caption": "Corrected."}, instance=Picture.objects.get(pk=storm.pk))
    changed.save()
    assert (len(keys(storm)), keys(storm) & before) == (len(before), set())


def test_the_form_after_an_upload_has_no_file_to_send(storm: Picture) -> None:
    edit = get_image_multi_form(Picture)(
        {"title": "Quay", "collection": storm.collection_id, "caption": "Corrected."},
        instance=storm,
    )
    assert edit.errors == {}
    assert edit.save().caption == "Corrected."


def test_a_form_not_yet_committed_leaves_the_renditions_alone(storm: Picture) -> None:
    before = keys(storm)
    form({"caption": "Corrected."}, instance=storm).save(commit=False)
    assert keys(storm) == before


def test_another_file_is_drawn_at_once(storm: Picture) -> None:
    before = keys(storm)
    other = form({}, described("PNG", WORDS), "quay.png", instance=storm)
    assert other.errors == {}
    other.save()
    assert (len(keys(storm)), keys(storm) & before) == (len(before), set())


def test_another_focal_point_is_another_cut(storm: Picture) -> None:
    before = keys(storm)
    words = {
        name: getattr(storm, name)
        for name in ("caption", "creator", "credit_line", "alternative_text", "copyright_notice")
    }
    point = {f"focal_point_{name}": "50" for name in ("x", "y", "width", "height")}
    moved = form(words | {"taken_at": "2026-03-01 13:05:09"} | point, instance=storm)
    moved.save()
    assert keys(storm) & before == set()


def test_the_desks_form_learns_the_colour_of_a_picture(db: None) -> None:
    brought = form({}, file_of(drawn()))
    assert brought.is_valid()
    assert re.fullmatch("#[0-9a-f]{6}", brought.save().ground)
