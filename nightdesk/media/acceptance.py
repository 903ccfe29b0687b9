"""Which files the newsroom takes: pictures of known kinds, of a size that hurts nobody."""

import struct
from dataclasses import dataclass
from io import BytesIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from pillow_heif import register_heif_opener

from nightdesk.media.errors import PictureRefused
from nightdesk.media.ground import ground_of
from nightdesk.media.metadata import reading
from nightdesk.media.metadata.record import PictureMetadata

register_heif_opener()

LARGEST_FILE = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
MOST_FRAMES = 1000

# Pillow's name for the kind, and the ending we store it under. SVG is a program, so it is not here.
# MPO is the JPEG with several views that many telephones write; its first view is the picture.
KINDS = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "GIF": "gif",
    "WEBP": "webp",
    "AVIF": "avif",
    "HEIF": "heic",
}
OPENED_AS = [kind for kind in KINDS if kind != "MPO"]
MOVING = {"GIF", "PNG", "WEBP", "AVIF"}
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
DAMAGE = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, struct.error)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that is taken: the ending it deserves, whatever its name said, its own words, its colour."""

    extension: str
    metadata: PictureMetadata
    ground: str


def accept(data: bytes) -> Accepted:
    """Look a file over before anything is stored, or raise `PictureRefused` with the reason.

    The header is judged first, so that a small file which unfolds into gigabytes is never unfolded.
    """
    if len(data) > LARGEST_FILE:
        raise PictureRefused(_("This file is larger than %s.") % filesizeformat(LARGEST_FILE))
    try:
        with Image.open(BytesIO(data), formats=OPENED_AS) as image:
            return _looked_over(image)
    except UnidentifiedImageError:
        raise PictureRefused(
            _("This is not a picture we take: send JPEG, PNG, GIF, WebP, AVIF or HEIC.")
        ) from None
    except BOMBS:
        raise PictureRefused(_too_many_pixels()) from None
    except DAMAGE:
        raise PictureRefused(_("This picture is damaged and cannot be read.")) from None


def _looked_over(image: Image.Image) -> Accepted:
    if image.width * image.height > MOST_PIXELS:
        raise PictureRefused(_too_many_pixels())
    if image.format in MOVING and _is_flood(image):
        raise PictureRefused(_("This animation has too many frames to be a news picture."))
    extension, metadata = KINDS[image.format or ""], reading.read(image)
    image.load()  # a file that breaks off in the middle is found out here, not on the front
    return Accepted(extension, metadata, ground_of(image))


def _is_flood(image: Image.Image) -> bool:
    """All frames together may weigh what one picture may."""
    most = min(MOST_FRAMES, MOST_PIXELS // (image.width * image.height))
    try:
        image.seek(most)
    except EOFError:
        image.seek(0)
        return False
    return True


def _too_many_pixels() -> str:
    millions = MOST_PIXELS // 1_000_000
    return _("This picture has more than %d million pixels.") % millions
