"""A picture as it leaves the house: one large JPEG with its caption and whose it is."""

from dataclasses import dataclass
from html import escape
from typing import Self

from wagtail.images.models import SourceImageIOError

from nightdesk.bakery.staleness import reading
from nightdesk.media.models import Picture, Rendition
from nightdesk.media.widths import largest_jpeg


@dataclass(frozen=True, slots=True)
class PictureSent:
    """A picture's largest JPEG, absolute address and words."""

    picture: Picture
    rendition: Rendition
    url: str
    caption: str

    @classmethod
    def of(cls, picture: Picture, *, origin: str, caption: str = "") -> Self | None:
        """Nothing when the original is lost: the rest of the story goes out all the same."""
        reading(picture.generation)
        largest = largest_jpeg((picture.width, picture.height))
        try:
            # Of one alone Wagtail also writes a copy to the cache, each time.
            rendition = picture.get_renditions(largest)[largest]
        except SourceImageIOError:
            return None
        return cls(picture, rendition, f"{origin}{rendition.url}", caption or picture.caption)

    @property
    def mime_type(self) -> str:
        return "image/jpeg"

    @property
    def credit(self) -> str:
        return self.picture.credit

    @property
    def size_in_bytes(self) -> int:
        """Nought, which readers of feeds take for unknown, when the file is away."""
        try:
            return int(self.rendition.file.size)
        except OSError:
            return 0

    @property
    def figure(self) -> str:
        """The picture in a text, as plain HTML."""
        alternative = escape(self.picture.default_alt_text)
        size = f'width="{self.rendition.width}" height="{self.rendition.height}"'
        credit = f"<small>{escape(self.credit)}</small>" if self.credit else ""
        words = " ".join(filter(None, (escape(self.caption), credit)))
        caption = f"<figcaption>{words}</figcaption>" if words else ""
        return f'<figure><img src="{self.url}" alt="{alternative}" {size}>{caption}</figure>'
