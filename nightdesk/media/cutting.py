"""Cutting: an original is unfolded once, no larger than is needed, and one after another, so memory is bounded."""

from threading import Lock
from typing import IO, Any

from PIL import Image, ImageOps
from PIL.ExifTags import Base

# How much larger than what is cut from it an original is unfolded, where its kind allows a choice.
MARGIN = 2
ON_ITS_SIDE = {5, 6, 7, 8}  # EXIF orientations that swap width and height
NAMED = {"mpo": "jpeg", "heif": "heic"}
PALETTES = ("1", "P")

_one_at_a_time = Lock()


class Original:
    """An open file. Its size is that of the upright picture, which cameras may have held otherwise."""

    def __init__(self, file: IO[bytes]) -> None:
        self._image = Image.open(file)
        name = (self._image.format or "").lower()
        self.kind = NAMED.get(name, name)
        self.size = upright_size(self._image)

    def cut(self, transform: Any) -> Image.Image:
        """What Wagtail's transform asks for: a part of the picture, in a size."""
        box = transform.get_rect().round()
        with _one_at_a_time:
            upright = self._unfolded(
                min(box.width / transform.size[0], box.height / transform.size[1])
            )
            factor = upright.width / self.size[0]
            part = tuple(
                min(edge * factor, most) for edge, most in zip(box, upright.size * 2, strict=True)
            )
            return upright.resize(transform.size, Image.Resampling.LANCZOS, box=part)

    def _unfolded(self, shrinks: float) -> Image.Image:
        """A JPEG need not be unfolded whole when something much smaller is wanted of it."""
        image = self._image
        if shrinks > MARGIN:
            across, down = image.size
            image.draft(None, (int(across * MARGIN / shrinks), int(down * MARGIN / shrinks)))
        upright = ImageOps.exif_transpose(image)
        if upright.mode in PALETTES:
            return upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        return upright


def upright_size(image: Image.Image) -> tuple[int, int]:
    """From the header alone. Cameras note how they were held."""
    width, height = image.size
    if image.getexif().get(Base.Orientation) in ON_ITS_SIDE:
        return height, width
    return width, height
