"""Passages: the blocks of a text, known by what they say, so that a correction is found where it was made."""

import json
from typing import TYPE_CHECKING, Any

from nightdesk.lib.short_name import short_name

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

# A text of which more than this was changed was written anew: marks all over it would tell nothing.
MOST = 4


def name_of(raw: Any) -> str:
    """The same for the same words, whichever number the desk has given the block."""
    return short_name(json.dumps([raw["type"], _without_ids(raw["value"])], sort_keys=True))


def changed(before: "StreamValue", after: "StreamValue") -> list[str]:
    """The names of the passages that are new; none when the text was written anew."""
    known = set(map(name_of, before.raw_data))
    names = [name for name in map(name_of, after.raw_data) if name not in known]
    return names if len(names) <= MOST else []


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(one) for key, one in value.items() if key != "id"}
    return [_without_ids(one) for one in value] if isinstance(value, list) else value
