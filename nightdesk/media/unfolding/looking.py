"""Looks a picture over: its kind, its own words, its ground, and that it is whole."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from nightdesk.media.ground import ground_of
from nightdesk.media.metadata import reading
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.unfolding import kinds
from nightdesk.media.unfolding.kinds import Unfit, Why

DAMAGE = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, struct.error)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that is taken: the ending it deserves, whatever its name said, its own words, its colour."""

    extension: str
    metadata: PictureMetadata
    ground: str


def look(data: bytes) -> Accepted:
    """Look a file over, or raise `Unfit`."""
    with opened(data) as image:
        extension, metadata = kinds.KINDS[image.format or ""], reading.read(image)
        image.load()  # a file that breaks off in the middle is found out here, not on the front
        return Accepted(extension, metadata, ground_of(image))


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture, of which the header alone was read: what unfolds into gigabytes is never unfolded.

    Whatever breaks while it is worked on is the file's fault.
    """
    try:
        with Image.open(BytesIO(data), formats=kinds.OPENED_AS) as image:
            if image.width * image.height > kinds.MOST_PIXELS:
                raise Unfit(Why.PIXELS)
            if image.format in kinds.MOVING and _is_flood(image):
                raise Unfit(Why.FRAMES)
            yield image
    except UnidentifiedImageError:
        raise Unfit(Why.UNKNOWN) from None
    except kinds.BOMBS:
        raise Unfit(Why.PIXELS) from None
    except DAMAGE:
        raise Unfit(Why.DAMAGED) from None


def _is_flood(image: Image.Image) -> bool:
    """All frames together may weigh what one picture may."""
    most = min(kinds.MOST_FRAMES, kinds.MOST_PIXELS // (image.width * image.height))
    try:
        image.seek(most)
    except EOFError:
        image.seek(0)
        return False
    return True
