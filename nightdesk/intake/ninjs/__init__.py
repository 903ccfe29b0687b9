"""ninjs 1.x, 2.x and 3.x (IPTC): what an agency or a script sends, made ours."""

from nightdesk.intake.ninjs.item import Fault, Item, ItemRefused, PictureIn, PubStatus, Unreadable
from nightdesk.intake.ninjs.reading import is_uri, read

__all__ = ["Fault", "Item", "ItemRefused", "PictureIn", "PubStatus", "Unreadable", "is_uri", "read"]
