"""EXIF, which the camera writes: only what a newsroom needs is read, and none of it is ever written.

Position, serial numbers and the small preview stay in the original, which has no address.
"""

from contextlib import suppress
from datetime import datetime
from typing import Any

from PIL.ExifTags import IFD, Base
from PIL.Image import Exif

from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.metadata.text import decoded, printable

TEXTS = {
    "caption": Base.ImageDescription,
    "creator": Base.Artist,
    "copyright_notice": Base.Copyright,
}
# Some cameras print their own name where the caption belongs.
NO_CAPTIONS = {"OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM"}


def read(exif: Exif) -> PictureMetadata:
    """Read the description, the artist, the copyright and the moment, if the camera knew them."""
    texts = {name: _text(exif.get(tag)) for name, tag in TEXTS.items()}
    if texts["caption"] in NO_CAPTIONS:
        texts["caption"] = ""
    return PictureMetadata.of(texts, _taken_at(exif))


def _text(value: Any) -> str:
    if isinstance(value, str):
        # Pillow takes every text for Latin-1, which loses nothing: these are the bytes of the file.
        value = value.encode("latin-1", "replace")
    return printable(decoded(value)) if isinstance(value, bytes) else ""


def _taken_at(exif: Exif) -> datetime | None:
    """Read "2026:03:01 14:05:09" with its offset "+01:00", if the camera knew one."""
    camera = exif.get_ifd(IFD.Exif)
    clock = _text(camera.get(Base.DateTimeOriginal))
    offset = _text(camera.get(Base.OffsetTimeOriginal))
    iso = clock.replace(":", "-", 2)
    for moment in (iso + offset, iso):
        with suppress(ValueError):
            return datetime.fromisoformat(moment)
    return None
