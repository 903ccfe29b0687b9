"""Reads what a picture file says about itself, from every block it has."""

from typing import Any

from PIL import Image

from nightdesk.media.metadata import exif, iim, xmp
from nightdesk.media.metadata.record import PictureMetadata


def read(image: Image.Image) -> PictureMetadata:
    """Read an opened picture: XMP goes before IIM, and IIM before EXIF, field by field."""
    packet = xmp.read(_bytes(image.info.get("xmp")))
    resources = image.info.get("photoshop") or {}
    block = iim.read(_bytes(resources.get(iim.RESOURCE)))
    return packet.or_else(block).or_else(_camera(image))


def _camera(image: Image.Image) -> PictureMetadata:
    """A damaged EXIF block costs its words, not the picture."""
    try:
        return exif.read(image.getexif())
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        return PictureMetadata()


def _bytes(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else b""
