"""Real picture files, drawn and described by the tests themselves."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from PIL.ExifTags import IFD, Base

from nightdesk.media.metadata import iim, xmp
from nightdesk.media.metadata.record import PictureMetadata

# Unlike anything that compresses by chance: finding these in a rendition means that they leaked.
SERIAL_NUMBER = "SERIAL-77310-KESTREL"
SOFTWARE = "Darkroom-of-nobody 9.1"
COMMENT = b"comment-nobody-may-read"


def drawn(size: tuple[int, int] = (500, 300), mode: str = "RGB") -> Image.Image:
    """Draw a quay under a sky, with a red lamp in the upper left corner."""
    picture = Image.new("RGB", size, "#9bb7c9")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, size[1] * 2 // 3, *size), fill="#3c4a52")
    pen.rectangle((0, 0, size[0] // 5, size[1] // 5), fill="#c0182b")
    return picture.convert(mode)


def camera(**texts: str) -> Image.Exif:
    """Write what a camera writes: the moment, the place, its serial number."""
    exif = Image.Exif()
    exif[Base.Software] = SOFTWARE
    for tag, text in texts.items():
        exif[Base[tag]] = text
    exif.get_ifd(IFD.Exif).update(
        {
            Base.DateTimeOriginal: "2026:03:01 14:05:09",
            Base.OffsetTimeOriginal: "+01:00",
            Base.BodySerialNumber: SERIAL_NUMBER,
        }
    )
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (53.0, 32.0, 56.0), 3: "E", 4: (8.0, 34.0, 5.0)})
    return exif


def file_of(picture: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    """Give the bytes of the picture's file."""
    output = BytesIO()
    picture.save(output, kind, **how)
    return output.getvalue()


def described(kind: str, metadata: PictureMetadata, **how: Any) -> bytes:
    """Give a file that carries these words, as an agency would send it, camera data included."""
    packet = xmp.write(metadata)
    if kind == "JPEG":
        how |= {"extra": iim.segment(metadata), "comment": COMMENT}
    return file_of(drawn(), kind, xmp=packet, exif=camera(), **how)


def opened(data: bytes) -> Image.Image:
    """Open the bytes of a file."""
    return Image.open(BytesIO(data))
