"""The kinds of pictures that are taken, how much of one, and why one is not."""

from enum import StrEnum

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)
from pillow_heif import register_heif_opener

# All that is ever read: Pillow would look for forty others before it says that it knows none.
READERS = (
    AvifImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)
register_heif_opener()

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


class Why(StrEnum):
    """Why a picture is not taken. The sentences stand in `apart.py`, in every language."""

    UNKNOWN = "unknown"
    PIXELS = "pixels"
    FRAMES = "frames"
    DAMAGED = "damaged"
    SMALL = "small"
    HEAVY = "heavy"


class Unfit(Exception):  # noqa: N818 - a refusal is an answer, not an error
    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
