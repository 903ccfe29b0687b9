"""How Wagtail's picture operations become a rendition that keeps its credit."""

from typing import IO, Any

from django.conf import settings
from wagtail.images.exceptions import UnknownOutputImageFormatError
from wagtail.images.models import Filter
from willow.image import AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile

from nightdesk.media.encoding import Encoding, encode

WRITTEN_AS = {
    "gif": "png",
    "heic": "jpeg",
}  # GIF gives its first frame; HEIC only one browser shows
FILES = {
    "jpeg": JPEGImageFile,
    "png": PNGImageFile,
    "webp": WebPImageFile,
    "avif": AvifImageFile,
}
QUALITIES = {"jpeg": 80, "webp": 78, "avif": 61, "png": 100}


class CreditKeepingFilter(Filter):
    """Wagtail's filter, except that the rendition is written by us, with its words inside."""

    def run(self, image: Any, output: IO[bytes], source: Any = None) -> Any:
        """Draw one rendition of `image` (a Picture) into `output`."""
        with self.get_willow_image(image, source) as opened:
            given = opened.format_name
            drawn = opened.auto_orient()
            transform = self.get_transform(image, (drawn.image.width, drawn.image.height))
            drawn = drawn.crop(transform.get_rect().round()).resize(transform.size)
            env: dict[str, Any] = {"original-format": given}
            for operation in self.filter_operations:
                drawn = operation.run(drawn, image, env) or drawn
            encoding = _encoding(env.get("output-format", WRITTEN_AS.get(given, given)), env)
            encode(drawn.get_pillow_image(), output, encoding=encoding, metadata=image.metadata)
        return FILES[encoding.kind](output)

    def get_cache_key(self, image: Any) -> str:
        """Tell renditions apart by the words inside them too, so that none outlives its caption."""
        return super().get_cache_key(image) + image.fingerprint


def keeping_credit(wanted: Filter) -> Filter:
    """Take a filter as Wagtail makes it and make it ours."""
    return CreditKeepingFilter(wanted.spec)


def _encoding(kind: str, env: dict[str, Any]) -> Encoding:
    if kind not in FILES:
        raise UnknownOutputImageFormatError(f"No rendition is written as {kind}")
    setting = getattr(settings, f"WAGTAILIMAGES_{kind.upper()}_QUALITY", QUALITIES[kind])
    return Encoding(
        kind=kind,
        quality=int(env.get(f"{kind}-quality", setting)),
        lossless="lossless" in env.get("output-format-options", ()),
    )
