"""How Wagtail's picture operations become a rendition that keeps its credit."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, Any

from django.conf import settings
from wagtail.images.exceptions import UnknownOutputImageFormatError
from wagtail.images.models import Filter
from willow.image import AvifImageFile, JPEGImageFile, PNGImageFile, WebPImageFile
from willow.plugins.pillow import PillowImage

from nightdesk.media.cutting import Original
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
QUALITIES = {"jpeg": 80, "webp": 78, "avif": 50, "png": 100}


class CreditKeepingFilter(Filter):
    """Wagtail's filter, except that the rendition is written by us, with its words inside."""

    def run(self, image: Any, output: IO[bytes], source: Any = None) -> Any:
        """Draw one rendition of `image` (a Picture) into `output`."""
        with self._original(image, source) as original:
            given = original.kind
            cut = original.cut(self.get_transform(image, original.size))
        env: dict[str, Any] = {"original-format": given}
        drawn = PillowImage(cut)
        for operation in self.filter_operations:
            drawn = operation.run(drawn, image, env) or drawn
        encoding = _encoding(env.get("output-format", WRITTEN_AS.get(given, given)), env)
        encode(drawn.get_pillow_image(), output, encoding=encoding, metadata=image.metadata)
        return FILES[encoding.kind](output)

    @contextmanager
    def _original(self, image: Any, source: Any) -> Iterator[Original]:
        """Wagtail reads the file once for several renditions, and gives its content to each."""
        if source is not None:
            yield Original(source)
            return
        with image.open_file() as file:
            yield Original(file)

    def get_cache_key(self, image: Any) -> str:
        """Tell renditions apart by the words inside them too, so that none outlives its caption."""
        return super().get_cache_key(image) + image.fingerprint


def keeping_credit(wanted: Filter) -> Filter:
    """Take a filter as Wagtail makes it and make it ours."""
    return _of_spec(wanted.spec)


@lru_cache(1024)
def _of_spec(spec: str) -> Filter:
    """Taking a spec apart costs more than all else that is asked of a rendition at hand."""
    return CreditKeepingFilter(spec)


def _encoding(kind: str, env: dict[str, Any]) -> Encoding:
    if kind not in FILES:
        raise UnknownOutputImageFormatError(f"No rendition is written as {kind}")
    setting = getattr(settings, f"WAGTAILIMAGES_{kind.upper()}_QUALITY", QUALITIES[kind])
    return Encoding(
        kind=kind,
        quality=int(env.get(f"{kind}-quality", setting)),
        lossless="lossless" in env.get("output-format-options", ()),
    )
