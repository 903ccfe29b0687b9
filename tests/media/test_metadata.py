"""What a picture file says about itself is understood, whichever software wrote it."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.media.metadata import exif, iim, reading, xmp
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.metadata.text import printable
from tests.media.pictures import camera, drawn, file_of, opened

moment = datetime.fromisoformat
HOUR_EAST = timezone(timedelta(hours=1))
FULL = PictureMetadata(
    caption="Trawlers wait for the lock.\nNobody went out on Monday.",
    headline="Storm at the quay",
    alternative_text="صيادون على الرصيف",
    creator="Ines Okkerman",
    credit_line="© Kestrel Pictures / Ines Okkerman",
    source="Kestrel Pictures",
    copyright_notice="© 2026 Kestrel & Sons <all rights>",
    usage_terms="Once, in print and online.",
    web_statement="https://kestrel.example/terms",
    taken_at=moment("2026-03-01T14:05:09+01:00"),
)

words = st.text(max_size=300) | st.text(
    alphabet="ابتثجحخ \u200f\n&<>]]>\"'é漢🌊\x00\x07\x85\ud800", max_size=80
)
moments = st.none() | st.datetimes(
    min_value=moment("1830-01-01"), max_value=moment("2100-01-01")
).map(lambda taken: taken.replace(microsecond=0, tzinfo=HOUR_EAST))
metadata = st.builds(
    PictureMetadata.of,
    st.fixed_dictionaries(dict.fromkeys(FULL.texts(), words)),
    moments,
)


@given(metadata)
def test_any_words_survive_a_packet(told: PictureMetadata) -> None:
    assert xmp.read(xmp.write(told)) == told


@given(metadata)
def test_any_words_survive_an_iim_block_as_far_as_it_knows_them(told: PictureMetadata) -> None:
    known = {name: text for name, text in told.texts().items() if name in iim.TEXTS.values()}
    assert iim.read(iim.write(told)) == PictureMetadata.of(known, told.taken_at)


@given(words)
def test_printing_removes_controls_once_and_for_all(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert not any(ord(letter) < 32 and letter != "\n" for letter in once)
    once.encode()


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda end: iim.write(FULL)[:90] + end))
def test_a_damaged_iim_block_costs_words_but_stops_nobody(block: bytes) -> None:
    iim.read(block)


@given(
    st.binary(max_size=200) | st.binary(max_size=60).map(lambda end: xmp.write(FULL)[:400] + end)
)
def test_a_damaged_packet_says_nothing(packet: bytes) -> None:
    assert xmp.read(packet) == PictureMetadata()


def test_a_file_without_words_gets_no_blocks() -> None:
    assert (xmp.write(PictureMetadata()), iim.segment(PictureMetadata())) == (b"", b"")


def test_the_longest_words_that_need_escaping_fit_into_one_jpeg_segment() -> None:
    endless = PictureMetadata.of(dict.fromkeys(FULL.texts(), "&" * 70_000))
    assert len(xmp.write(endless)) < 65_502
    assert len(iim.segment(endless)) < 65_535
    assert xmp.read(xmp.write(endless)).caption == "&" * 4000


def test_a_long_caption_is_never_cut_inside_a_letter() -> None:
    told = iim.read(iim.write(PictureMetadata(caption="漢" * 900)))
    assert told.caption == "漢" * 666


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Zoë Ågren".encode(), "Zoë Ågren"),
        ("Zoë Ågren – “dawn”".encode("cp1252"), "Zoë Ågren – “dawn”"),
        (b"Zo\xeb \x81gren", "Zoë gren"),
    ],
)
def test_older_software_did_not_say_how_it_encoded(written: bytes, read: str) -> None:
    block = b"\x1c\x02\x50" + len(written).to_bytes(2) + written
    assert iim.read(block).creator == read


def test_a_block_that_promises_utf_8_and_breaks_it_still_reads() -> None:
    block = b"\x1c\x01\x5a\x00\x03\x1b%G" + b"\x1c\x02\x50\x00\x03Zo\xeb"
    assert iim.read(block).creator == "Zo\ufffd"


def test_several_creators_are_all_named() -> None:
    block = b"\x1c\x02\x50\x00\x03Ida" + b"\x1c\x02\x50\x80\x02\x00\x02Bo"
    assert iim.read(block).creator == "Ida, Bo"


def test_a_day_without_an_hour_is_still_a_day() -> None:
    block = b"\x1c\x02\x37\x00\x0820260301"
    assert iim.read(block).taken_at == moment("2026-03-01")


def test_a_clock_of_unknown_zone_leaves_only_the_day_in_iim() -> None:
    told = PictureMetadata(taken_at=moment("2026-03-01T14:05"))
    assert iim.read(iim.write(told)).taken_at == moment("2026-03-01")


def packet(body: str, attributes: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in xmp.SPACES.items())
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>'
        f'<rdf:Description rdf:about="" {attributes}>{body}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>\0\0"
    ).encode()


def test_words_may_be_written_as_attributes_and_addresses_as_resources() -> None:
    told = xmp.read(
        packet(
            '<xmpRights:WebStatement rdf:resource="https://kestrel.example/terms"/>'
            "<dc:creator><rdf:Bag><rdf:li>Ida</rdf:li><rdf:li/><rdf:li>Bo</rdf:li></rdf:Bag></dc:creator>",
            'photoshop:Credit="Kestrel" photoshop:DateCreated="2026-03-01T14:05:09+01:00"',
        )
    )
    assert told == PictureMetadata(
        creator="Ida, Bo",
        credit_line="Kestrel",
        web_statement="https://kestrel.example/terms",
        taken_at=FULL.taken_at,
    )


@pytest.mark.parametrize(
    ("items", "caption"),
    [
        (
            '<rdf:li xml:lang="fr">Le quai</rdf:li><rdf:li xml:lang="x-default">Quay</rdf:li>',
            "Quay",
        ),
        ('<rdf:li xml:lang="fr">Le quai</rdf:li><rdf:li xml:lang="en">Quay</rdf:li>', "Le quai"),
    ],
)
def test_of_several_languages_the_default_is_taken(items: str, caption: str) -> None:
    told = xmp.read(packet(f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>"))
    assert told.caption == caption


def test_a_moment_nobody_can_read_is_no_moment() -> None:
    assert xmp.read(packet("", 'photoshop:DateCreated="2026"')) == PictureMetadata()


@pytest.mark.parametrize(
    "hostile",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b"<?xml version='1.0' encoding='no-such'?><x/>",
        b"<x>",
    ],
)
def test_a_packet_with_entities_is_not_read(hostile: bytes) -> None:
    assert xmp.read(hostile) == PictureMetadata()


def test_the_camera_tells_caption_artist_copyright_and_moment() -> None:
    told = exif.read(
        camera(ImageDescription="The quay", Artist="Zoë", Copyright="(c) Zoë\0Kestrel")
    )
    assert told == PictureMetadata(
        caption="The quay",
        creator="Zoë",
        copyright_notice="(c) Zoë Kestrel",
        taken_at=FULL.taken_at,
    )


def test_a_camera_that_prints_its_own_name_has_no_caption() -> None:
    assert exif.read(camera(ImageDescription="OLYMPUS DIGITAL CAMERA")).caption == ""


def test_a_camera_may_not_know_its_zone() -> None:
    plain = camera()
    del plain.get_ifd(0x8769)[0x9011]
    assert exif.read(plain).taken_at == moment("2026-03-01T14:05:09")
    del plain.get_ifd(0x8769)[0x9003]
    assert exif.read(plain).taken_at is None


def test_xmp_goes_before_iim_and_iim_before_exif() -> None:
    file = file_of(
        drawn(),
        xmp=xmp.write(PictureMetadata(caption="of XMP")),
        extra=iim.segment(PictureMetadata(caption="of IIM", creator="of IIM")),
        exif=camera(ImageDescription="of EXIF", Artist="of EXIF", Copyright="of EXIF"),
    )
    assert reading.read(opened(file)) == PictureMetadata(
        caption="of XMP",
        creator="of IIM",
        copyright_notice="of EXIF",
        taken_at=FULL.taken_at,
    )


def test_words_of_a_real_jpeg_come_back_whole() -> None:
    file = file_of(drawn(), xmp=xmp.write(FULL), extra=iim.segment(FULL))
    assert reading.read(opened(file)) == FULL


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow notes the damage in the log
@pytest.mark.parametrize(
    "damaged",
    [
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0nonsense",
        b"Exif\0\0II*\0\x08\0\0\0\x02\0\x69\x87\x04\0\x01\0\0\0\x05",
    ],
)
def test_damaged_camera_data_costs_its_words_not_the_picture(damaged: bytes) -> None:
    with opened(file_of(drawn(), exif=damaged)) as picture:
        assert reading.read(picture) == PictureMetadata()


def test_a_packet_may_be_text_or_missing() -> None:
    picture = drawn()
    picture.info["xmp"] = xmp.write(PictureMetadata(caption="Quay")).decode()
    assert reading.read(picture).caption == "Quay"
    picture.info["xmp"] = None
    assert reading.read(picture) == PictureMetadata()
