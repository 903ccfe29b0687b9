"""Every rendition carries its words, and nothing of the camera or the studio leaves the house."""

from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.ExifTags import Base
from wagtail.images.exceptions import UnknownOutputImageFormatError
from wagtail.images.models import Filter
from wagtail.models import Collection

from nightdesk.media.encoding import Encoding, drawn_plainly, encode
from nightdesk.media.metadata import iim, xmp
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.models import Picture, Rendition
from tests.media.pictures import (
    COMMENT,
    SERIAL_NUMBER,
    SOFTWARE,
    camera,
    described,
    drawn,
    file_of,
    opened,
)

WORDS = PictureMetadata(
    caption="Trawlers wait «outside».",
    alternative_text="صيادون على الرصيف",
    creator="Ines Okkerman",
    credit_line="Kestrel / Okkerman",
    source="Kestrel",
    copyright_notice="© 2026 Kestrel",
    usage_terms="Once.",
    web_statement="https://kestrel.example/terms",
)
KINDS = ["jpeg", "png", "webp", "avif"]
NEVER = [SERIAL_NUMBER.encode(), SOFTWARE.encode(), COMMENT, b"Exif", b"eXIf", b"EXIF", b"IMG_0042"]


def content(rendition: Rendition) -> bytes:
    with rendition.file.open() as file:
        return file.read()


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_inside_and_the_camera_is_not(given: str, kind: str) -> None:
    original = described(given, WORDS)
    picture = Picture.take_in(original, "IMG_0042.dat")
    data = content(picture.get_rendition(f"width-200|format-{kind}"))
    with opened(data) as rendition:
        assert xmp.read(rendition.info["xmp"]) == picture.metadata
        assert rendition.size == (200, 120)
        assert (dict(rendition.getexif()), rendition.info.get("icc_profile")) == ({}, None)
    assert [word for word in NEVER if word in data] == []


@pytest.mark.django_db
def test_the_test_above_would_notice_a_leak() -> None:
    original = described("JPEG", WORDS)
    assert [word in original for word in NEVER[:4]] == [True, True, True, True]


@pytest.mark.django_db
def test_a_jpeg_says_it_in_both_blocks(storm: Picture) -> None:
    with opened(content(storm.get_rendition("width-200|format-jpeg"))) as rendition:
        block = iim.read(rendition.info["photoshop"][iim.RESOURCE])
    assert (block.credit_line, block.caption) == (storm.credit_line, storm.caption)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("JPEG", "jpg"),
        ("PNG", "png"),
        ("GIF", "png"),
        ("WEBP", "webp"),
        ("AVIF", "avif"),
        ("HEIF", "jpg"),
    ],
)
def test_every_kind_is_shown_as_something_browsers_read(given: str, written: str) -> None:
    picture = Picture.take_in(file_of(drawn((64, 48)), given), "quay")
    assert picture.get_rendition("original").extension == written


@pytest.mark.django_db
@pytest.mark.parametrize("spec", ["width-80|format-webp-lossless", "width-80|format-avif-lossless"])
def test_a_drawing_may_be_kept_exactly(storm: Picture, spec: str) -> None:
    with opened(content(storm.get_rendition(spec))) as rendition:
        assert xmp.read(rendition.info["xmp"]).credit_line == storm.credit_line


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["gif", "heic", "ico"])
def test_no_rendition_is_written_that_could_not_carry_its_credit(storm: Picture, kind: str) -> None:
    with pytest.raises(UnknownOutputImageFormatError):
        storm.get_rendition(f"width-80|format-{kind}")


@pytest.mark.django_db
def test_wagtails_own_ways_of_asking_keep_the_credit_too(storm: Picture) -> None:
    asked = [
        storm.get_rendition(Filter("max-165x165")),
        storm.get_rendition("max-160x160|preserve-svg"),
        *storm.get_renditions("width-90", "width-91|preserve-svg").values(),
        storm.create_rendition(Filter("width-92")),
    ]
    credits_kept = []
    for rendition in asked:
        with opened(content(rendition)) as image:
            credits_kept.append(xmp.read(image.info["xmp"]).credit_line)
    assert credits_kept == ["Kestrel / Okkerman"] * 5


@pytest.mark.django_db
def test_a_picture_without_words_gets_none() -> None:
    picture = Picture.take_in(file_of(drawn()), "IMG_0042.JPG")
    for kind in KINDS:
        with opened(content(picture.get_rendition(f"width-200|format-{kind}"))) as rendition:
            assert "xmp" not in rendition.info


@pytest.mark.django_db
def test_a_picture_held_on_its_side_stands_upright() -> None:
    exif = camera()
    exif[Base.Orientation] = 6
    picture = Picture.take_in(file_of(drawn((600, 400)), exif=exif), "IMG_0042.JPG")
    assert (picture.width, picture.height, picture.is_portrait()) == (400, 600, True)
    with opened(content(picture.get_rendition("original"))) as rendition:
        red, _, blue = rendition.getpixel((380, 20))
        assert (rendition.size, red > 150, blue < 90) == ((400, 600), True, True)


@pytest.mark.django_db
def test_other_words_are_another_rendition(storm: Picture, media_folder: Path) -> None:
    before = storm.get_rendition("width-200")
    storm.caption = "Corrected, and saved by somebody who knew nothing of renditions."
    storm.save()
    after = Picture.objects.get(pk=storm.pk).get_rendition("width-200")
    assert after.key != before.key


@pytest.mark.django_db(transaction=True)
def test_describing_a_picture_deletes_what_had_the_old_words_inside(media_folder: Path) -> None:
    # Another test without a transaction may have emptied the database before.
    _ = Collection.get_first_root_node() or Collection.add_root(name="Root")
    picture = Picture.take_in(described("JPEG", WORDS), "quay.jpg")
    before = {media_folder / rendition.file.name for rendition in picture.renditions.all()}
    assert {path.exists() for path in before} == {True}
    picture.describe({"credit_line": "Kestrel / I. Okkerman"})
    assert {path.exists() for path in before} == {False}
    for drawn_anew in picture.renditions.all():
        with opened(content(drawn_anew)) as rendition:
            assert xmp.read(rendition.info["xmp"]).credit_line == "Kestrel / I. Okkerman"
    assert picture.renditions.count() == len(before)


@pytest.mark.django_db
def test_what_is_given_out_is_what_was_kept(storm: Picture) -> None:
    given = storm.get_renditions("width-90", "width-91")
    kept = storm.renditions.filter(filter_spec__in=given)
    assert {one.pk: one.key for one in given.values()} == dict(kept.values_list("pk", "key"))


@pytest.mark.django_db
def test_stored_names_tell_nothing(storm: Picture) -> None:
    rendition = storm.get_rendition("width-200")
    names = f"{storm.file.name} {rendition.file.name} {rendition.url}".lower()
    assert ("img" in names, "0042" in names.replace(rendition.key, ""), "width" in names) == (
        False,
        "0042" in storm.file.name,
        False,
    )
    assert str(rendition) == "width-200 of IMG_0042"


def test_colours_come_out_in_srgb() -> None:
    lab_like = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = drawn((8, 8))
    image.info["icc_profile"] = lab_like
    plain = drawn_plainly(image)
    assert (plain.mode, plain.info) == ("RGB", {})


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "I"])
@pytest.mark.parametrize("profile", [None, b"no profile at all"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_way_to_store_pixels_can_be_written(
    mode: str, profile: bytes | None, kind: str, tmp_path: Path
) -> None:
    image = drawn((8, 8)).convert("L" if mode == "I" else "RGB").convert(mode)
    if profile:
        image.info["icc_profile"] = profile
    with (tmp_path / kind).open("wb") as output:
        encode(image, output, encoding=Encoding(kind), metadata=WORDS)
    with Image.open(tmp_path / kind) as written:
        assert written.size == (8, 8)


def test_a_scan_in_deep_grey_is_not_burnt_out() -> None:
    scan = Image.new("I;16", (4, 4), 32_896)
    assert drawn_plainly(scan).getpixel((0, 0)) == 128


def test_see_through_becomes_white_paper_where_it_must(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    with (tmp_path / "clear").open("wb") as output:
        encode(clear, output, encoding=Encoding("jpeg"), metadata=WORDS)
    with Image.open(tmp_path / "clear") as written:
        assert written.getpixel((4, 4)) == (255, 255, 255)
