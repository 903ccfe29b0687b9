"""Logos and icons on their way in: small, still, of known kinds, and nothing in them but what is seen."""

import hashlib
from io import BytesIO
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image

from nightdesk.lib import svg

LARGEST_FILE = 128 * 1024
LARGEST_SIDE = 2048
SMALLEST_ICON = 512
KINDS = {"PNG": "png", "WEBP": "webp"}


class MarkRefused(Exception):  # noqa: N818 - a refusal is named by what was refused
    """The sentence is for whoever chose the file."""


class Mark(NamedTuple):
    file: ContentFile[bytes]
    width: int
    height: int


def take_logo(content: bytes) -> Mark:
    """A drawing or a picture as it may be shown. Raises MarkRefused."""
    if len(content) > LARGEST_FILE:
        raise MarkRefused(_("A logo every page shows weighs 128 KB at most."))
    if not content.lstrip().startswith(b"<"):
        return _picture(content)
    try:
        drawing = svg.clean(content)
    except svg.NotADrawing as error:
        raise MarkRefused(str(error)) from error
    # In whole points, without losing the shape of a small drawing.
    scale = 1000 / max(drawing.width, drawing.height)
    sides = (max(round(side * scale), 1) for side in (drawing.width, drawing.height))
    return Mark(_named(drawing.content, "svg"), *sides)


def take_icon(content: bytes) -> Mark:
    """A square picture of which every smaller icon is made. Raises MarkRefused."""
    if len(content) > 8 * LARGEST_FILE:
        raise MarkRefused(_("An icon weighs 1 MB at most."))
    mark = _picture(content)
    if mark.width != mark.height or mark.width < SMALLEST_ICON:
        raise MarkRefused(_("An icon is square and measures 512 points or more."))
    return mark


def _picture(content: bytes) -> Mark:
    try:
        with Image.open(BytesIO(content), formats=list(KINDS)) as image:
            if max(image.size) > LARGEST_SIDE:
                raise MarkRefused(_("It measures 2,048 points at most."))
            kind, ours = str(image.format), image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise MarkRefused(
            _("This is not a picture we take here: send SVG, PNG or WebP.")
        ) from error
    out = BytesIO()
    ours.save(out, kind, lossless=True)
    return Mark(_named(out.getvalue(), KINDS[kind]), *ours.size)


def _named(content: bytes, ending: str) -> ContentFile[bytes]:
    """By its content, so that an address once given out always means the same bytes."""
    return ContentFile(content, f"{hashlib.sha256(content).hexdigest()[:16]}.{ending}")
