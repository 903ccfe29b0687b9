"""Where the words of a body stand, whatever its blocks: in lines, in rich text, in tables and lists of blocks."""

from typing import Any, Protocol

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class Setter(Protocol):
    """Answers what these words become. `longest` is what their place can hold; 0: there is no end to it."""

    def __call__(
        self, place: str, text: str, *, is_html: bool = False, longest: int = 0
    ) -> str: ...


def with_words(block: blocks.Block, value: Any, setter: Setter, *, place: str = "body") -> Any:
    """The value of a block as it is kept, its words replaced. Text kept as typed, and codes, stay."""
    if isinstance(block, blocks.RichTextBlock):
        return setter(place, value, is_html=True) if value else value
    if isinstance(block, blocks.CharBlock):
        return setter(place, value, longest=block.field.max_length or 0) if value else value
    if isinstance(block, blocks.StreamBlock):
        return [_child(block.child_blocks, each, setter, place) for each in value]
    if isinstance(block, blocks.ListBlock):
        return [
            _item(block.child_block, each, setter, f"{place}.{number}")
            for number, each in enumerate(value)
        ]
    if isinstance(block, blocks.StructBlock):
        known = block.child_blocks
        return {
            name: with_words(known[name], each, setter, place=f"{place}.{name}")
            if name in known
            else each
            for name, each in value.items()
        }
    return _table(block, value, setter, place) if isinstance(block, TypedTableBlock) else value


def _child(known: Any, data: Any, setter: Setter, place: str) -> Any:
    if data["type"] not in known:
        return data
    inner = f"{place}.{data['id']}"
    return data | {"value": with_words(known[data["type"]], data["value"], setter, place=inner)}


def _item(block: blocks.Block, data: Any, setter: Setter, place: str) -> Any:
    """Of a list that was written by the desk, or of one that came as its bare values."""
    if isinstance(data, dict) and data.get("type") == "item" and "value" in data:
        return data | {"value": with_words(block, data["value"], setter, place=place)}
    return with_words(block, data, setter, place=place)


def _table(block: TypedTableBlock, value: Any, setter: Setter, place: str) -> Any:
    columns = [
        column | {"heading": setter(f"{place}.heading.{number}", column["heading"])}
        for number, column in enumerate(value["columns"])
    ]
    kinds = [block.child_blocks[column["type"]] for column in columns]
    rows = [
        row | {"values": [
            with_words(kind, cell, setter, place=f"{place}.{number}.{at}")
            for at, (kind, cell) in enumerate(zip(kinds, row["values"], strict=True))
        ]}
        for number, row in enumerate(value["rows"])
    ]  # fmt: skip
    caption = setter(f"{place}.caption", value.get("caption") or "")
    return value | {"columns": columns, "rows": rows, "caption": caption}
