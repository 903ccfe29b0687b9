"""IPTC-IIM, the older block in JPEG files: data sets inside Photoshop's APP13 segment."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.metadata.text import cut, decoded

RESOURCE = 0x0404  # the number of IIM among Photoshop's image resources

TAG = 0x1C
LONG = 0x8000  # this bit says that a longer length follows

CHARACTER_SET = (1, 90)
UTF_8 = b"\x1b%G"
RECORD_VERSION = (2, 0)
DATE_CREATED, TIME_CREATED = (2, 55), (2, 60)
TEXTS = {
    (2, 80): "creator",
    (2, 105): "headline",
    (2, 110): "credit_line",
    (2, 115): "source",
    (2, 116): "copyright_notice",
    (2, 120): "caption",
}

# The standard of 1999 stops credits at 32 bytes. Every reader we know takes more,
# and half an agency's name is worse than a long one; 2,000 is what it allows a caption.
LONGEST = 2000

Number = tuple[int, int]
Sets = dict[Number, list[bytes]]


def read(block: bytes) -> PictureMetadata:
    """Read a block of data sets; a damaged end loses what comes after it, nothing else."""
    sets: Sets = defaultdict(list)
    for number, value in _data_sets(block):
        sets[number].append(value)
    texts = {
        name: ", ".join(_decoded(value, sets) for value in sets[number])
        for number, name in TEXTS.items()
    }
    return PictureMetadata.of(texts, _taken_at(sets))


def write(metadata: PictureMetadata) -> bytes:
    """Write the fields that IIM knows, in UTF-8; nothing at all when there is nothing to say."""
    texts = metadata.texts()
    sets = [(number, cut(texts.get(name, ""), LONGEST)) for number, name in TEXTS.items()]
    sets += _moment(metadata.taken_at)
    filled = sorted((number, value) for number, value in sets if value)
    if not filled:
        return b""
    opening = [(CHARACTER_SET, UTF_8), (RECORD_VERSION, b"\x00\x04")]
    return b"".join(_data_set(number, value) for number, value in opening + filled)


def segment(metadata: PictureMetadata) -> bytes:
    """Give the whole APP13 segment to put into a JPEG file, or nothing."""
    block = write(metadata)
    if not block:
        return b""
    resource = b"8BIM" + RESOURCE.to_bytes(2) + b"\0\0" + len(block).to_bytes(4) + block
    body = b"Photoshop 3.0\0" + resource + b"\0" * (len(block) % 2)
    return b"\xff\xed" + (len(body) + 2).to_bytes(2) + body


def _data_sets(block: bytes) -> Iterator[tuple[Number, bytes]]:
    at = 0
    while at + 5 <= len(block) and block[at] == TAG:
        number = (block[at + 1], block[at + 2])
        size = int.from_bytes(block[at + 3 : at + 5])
        at += 5
        if size & LONG:
            width = size & ~LONG
            size = int.from_bytes(block[at : at + width])
            at += width
        yield number, block[at : at + size]
        at += size


def _data_set(number: Number, value: bytes) -> bytes:
    return bytes([TAG, *number]) + len(value).to_bytes(2) + value


def _decoded(value: bytes, sets: Sets) -> str:
    if UTF_8 in sets[CHARACTER_SET]:
        return value.decode(errors="replace")
    return decoded(value)


def _taken_at(sets: Sets) -> datetime | None:
    day = b"".join(sets[DATE_CREATED][:1]).decode("ascii", "replace")
    clock = b"".join(sets[TIME_CREATED][:1]).decode("ascii", "replace")
    for moment in (f"{day}T{clock}", day):
        with suppress(ValueError):
            return datetime.fromisoformat(moment)
    return None


def _moment(taken_at: datetime | None) -> list[tuple[Number, bytes]]:
    """IIM has no clock without a zone, so an unknown zone leaves only the day."""
    if taken_at is None:
        return []
    day = taken_at.strftime("%Y%m%d").encode()
    clock = taken_at.strftime("%H%M%S%z").encode() if taken_at.tzinfo else b""
    return [(DATE_CREATED, day), (TIME_CREATED, clock)]
