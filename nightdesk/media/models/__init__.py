"""The records of the picture library."""

from nightdesk.media.models.picture import Picture
from nightdesk.media.models.rendition import Rendition

__all__ = ["Picture", "Rendition"]
