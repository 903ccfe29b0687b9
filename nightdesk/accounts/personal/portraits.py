"""Portraits: whatever a reader sends becomes a small square picture of ours, and nothing else of it is kept."""

from io import BytesIO
from threading import Lock

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from nightdesk.bakery.staleness import bump
from nightdesk.media.acceptance import OPENED_AS, accept
from nightdesk.media.encoding import Encoding, encode
from nightdesk.media.errors import PictureRefused
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.people.account_record import drop_portrait
from nightdesk.people.generations import face
from nightdesk.people.models import Person

SIDE = 256
LARGEST_FILE = 8 * 1024 * 1024
SMALLEST_SIDE = 64
AS_WEBP = Encoding("webp", quality=80)

# Unfolded, a large picture is a hundred megabytes: strangers' pictures wait for one another.
_one_at_a_time = Lock()


def cut(data: bytes) -> bytes:
    """The middle of the picture as WebP, without any word of the file. Raises PictureRefused."""
    if len(data) > LARGEST_FILE:
        raise PictureRefused(_("A portrait weighs 8 MB at most."))
    with _one_at_a_time:
        accept(data)
        with Image.open(BytesIO(data), formats=OPENED_AS) as image:
            if min(image.size) < SMALLEST_SIDE:
                raise PictureRefused(_("This picture is too small for a portrait."))
            image.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG need not be unfolded whole
            upright = ImageOps.exif_transpose(image)
            shrunk = _in_colour(upright)
    output = BytesIO()
    encode(shrunk, output, encoding=AS_WEBP, metadata=PictureMetadata())
    return output.getvalue()


def hang(person: Person, picture: bytes) -> None:
    """In place of the one before, whose file goes when that is certain."""
    with transaction.atomic():
        drop_portrait(person)
        person.portrait.save("portrait.webp", ContentFile(picture), save=False)
        person.save(update_fields=["portrait"])
        bump(face(person.pk))


def take_down(person: Person) -> None:
    with transaction.atomic():
        drop_portrait(person)
        person.save(update_fields=["portrait"])
        bump(face(person.pk), hides=True)


def _in_colour(image: Image.Image) -> Image.Image:
    """Shrunk, with the profile its colours were meant in: writing it out makes them those of a screen."""
    if image.mode in ("1", "P"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    shrunk = ImageOps.fit(image, (SIDE, SIDE), Image.Resampling.LANCZOS)
    shrunk.info = dict(image.info)
    return shrunk
