"""A body as readers see it: every block with its pictures and stories at hand.

Wagtail would fetch each kind of block by itself, and cards without asking who may see them. Here
the ids are read from the raw blocks, so that a page fetches all of them at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nightdesk.media.models import Picture
from nightdesk.stories.passages import name_of

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from nightdesk.stories.models import Story

NONE: Mapping[str, Sequence[Any]] = {}
PLAIN = frozenset({"paragraph", "list"})
FETCHED = frozenset({"picture", "gallery", "related"})


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """What `stories/blocks/_<kind>.html` draws, as `value`."""

    kind: str
    value: Any
    corrections: Sequence[Any] = ()

    @property
    def is_plain(self) -> bool:
        """Whether it is drawn as it is: most blocks are, and a template for each would cost as much as the rest."""
        return self.kind in PLAIN

    @property
    def template(self) -> str:
        return f"stories/blocks/_{self.kind}.html"


@dataclass(frozen=True, slots=True)
class AtHand:
    """What was fetched for a body, by id. What is missing here is not shown."""

    pictures: Mapping[int, Picture] = field(default_factory=dict)
    stories: "Mapping[int, Story]" = field(default_factory=dict)


def picture_ids(body: "StreamValue") -> list[int]:
    return [id_ for raw in body.raw_data for id_ in _pictures_in(raw)]


def story_ids(body: "StreamValue") -> list[int]:
    return [raw["value"]["story"] for raw in body.raw_data if raw["type"] == "related"]


def shown(
    body: "StreamValue", at_hand: AtHand, corrections: Mapping[str, Sequence[Any]] = NONE
) -> Iterator[ShownBlock]:
    """Block by block; a card or picture that readers may not see is left out without a trace.

    `corrections` are those made in each passage, by the passage's name.
    """
    for place, raw in enumerate(body.raw_data):
        kind = raw["type"]
        value = _fetched(raw, at_hand) if kind in FETCHED else body[place].value
        if value is not None:
            yield ShownBlock(kind, value, corrections.get(name_of(raw), ()) if corrections else ())


def _fetched(raw: Mapping[str, Any], at_hand: AtHand) -> dict[str, Any] | None:
    kind, value = raw["type"], raw["value"]
    if kind == "related":
        story = at_hand.stories.get(value["story"])
        return {"story": story} if story else None
    if kind == "picture":
        return _picture(value, at_hand)
    pictures = [_picture(item, at_hand) for item in items_of(value["pictures"])]
    kept = [picture for picture in pictures if picture]
    return {"title": value.get("title", ""), "pictures": kept} if kept else None


def _picture(value: Mapping[str, Any], at_hand: AtHand) -> dict[str, Any] | None:
    picture = at_hand.pictures.get(value["picture"])
    return {"picture": picture, "caption": value.get("caption", "")} if picture else None


def items_of(raw_list: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Wagtail keeps the items of a list as blocks; an intake may have written them plainly."""
    return [item["value"] if item.get("type") == "item" else item for item in raw_list]


def _pictures_in(raw: Mapping[str, Any]) -> list[int]:
    if raw["type"] == "picture":
        return [raw["value"]["picture"]]
    if raw["type"] == "gallery":
        return [item["picture"] for item in items_of(raw["value"]["pictures"])]
    return []
