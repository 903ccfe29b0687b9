"""A story's body before its pictures are found: blocks, placeholders and notes on what changed."""

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Change(StrEnum):
    """What happened to something on its way in; `notes.py` says it in words."""

    ACTIVE_CONTENT_DROPPED = "active_content_dropped"
    DYNAMIC_BLOCK_LEFT_OUT = "dynamic_block_left_out"
    SHORTCODE_LEFT_AS_TEXT = "shortcode_left_as_text"
    LINK_DROPPED = "link_dropped"
    RULE_DROPPED = "rule_dropped"
    PAGE_BREAK_DROPPED = "page_break_dropped"
    FORM_FIELD_DROPPED = "form_field_dropped"
    DRAWING_DROPPED = "drawing_dropped"
    TRACKING_PIXEL_DROPPED = "tracking_pixel_dropped"
    PICTURE_WITHOUT_SOURCE = "picture_without_source"
    PICTURE_MOVED_OUT = "picture_moved_out"
    HEADING_LEVEL_CHANGED = "heading_level_changed"
    EMBED_BECAME_LINK = "embed_became_link"
    TERMS_BECAME_LIST = "terms_became_list"
    TABLE_SIMPLIFIED = "table_simplified"


@dataclass(frozen=True, slots=True)
class PictureAsked:
    """A picture the copy wants: by the old site's attachment number, by address, or by both."""

    source: str
    attachment: int = 0
    caption: str = ""
    alternative_text: str = ""


@dataclass(frozen=True, slots=True)
class GalleryAsked:
    """Pictures shown together; `of_item` asks for all pictures attached to the item itself."""

    pictures: tuple[PictureAsked, ...]
    title: str = ""
    of_item: bool = False


Value = str | dict[str, object] | PictureAsked | GalleryAsked


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body; a picture's and a gallery's value are placeholders."""

    type: str
    value: Value


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks in reading order, and how often each kind of change was made."""

    blocks: tuple[Block, ...] = ()
    changes: Counter[str] = field(default_factory=Counter)

    def pictures(self) -> list[PictureAsked]:
        """Answer every picture asked for, in reading order."""
        asked: list[PictureAsked] = []
        for block in self.blocks:
            if isinstance(block.value, PictureAsked):
                asked.append(block.value)
            elif isinstance(block.value, GalleryAsked):
                asked.extend(block.value.pictures)
        return asked

    def with_galleries_filled(self, attached: tuple[PictureAsked, ...]) -> "Body":
        """Give the galleries that ask for the item's own pictures these ones."""
        return replace(self, blocks=tuple(_filled(block, attached) for block in self.blocks))


def _filled(block: Block, attached: tuple[PictureAsked, ...]) -> Block:
    if isinstance(block.value, GalleryAsked) and block.value.of_item:
        return replace(block, value=replace(block.value, pictures=attached, of_item=False))
    return block
