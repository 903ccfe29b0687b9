"""Cuts the middle out of a picture, as a small square of ours with nothing else of the file."""

from io import BytesIO

from PIL import Image, ImageOps

from nightdesk.media.encoding import Encoding, encode
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.unfolding.kinds import Unfit, Why
from nightdesk.media.unfolding.looking import opened

SIDE = 256
SMALLEST_SIDE = 64
AS_WEBP = Encoding("webp", quality=80)


def square(data: bytes) -> bytes:
    """WebP without any word of the file. Raises `Unfit`."""
    with opened(data) as image:
        if min(image.size) < SMALLEST_SIDE:
            raise Unfit(Why.SMALL)
        image.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG need not be unfolded whole
        shrunk = _in_colour(ImageOps.exif_transpose(image))
    output = BytesIO()
    encode(shrunk, output, encoding=AS_WEBP, metadata=PictureMetadata())
    return output.getvalue()


def _in_colour(image: Image.Image) -> Image.Image:
    """Shrunk, with the profile its colours were meant in: writing it out makes them those of a screen."""
    if image.mode in ("1", "P"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    shrunk = ImageOps.fit(image, (SIDE, SIDE), Image.Resampling.LANCZOS)
    shrunk.info = dict(image.info)
    return shrunk
