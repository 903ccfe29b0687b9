"""Typesetting: the words of a record are set as its edition's language demands, and what was typed is remembered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from wagtail.blocks import StreamBlock

from nightdesk.editions.models import Edition
from nightdesk.lib.typography import Kind, Mark, carried, kinds, set_html, set_text, typed
from nightdesk.stories.words import with_words

Marks = dict[str, list[Mark]]


@dataclass(slots=True)
class Compositor:
    """Sets words in a language; in none, it gives back what was typed.

    `before` are the words that stood in each place and `were` the marks that had been set in them, so that
    what was typed long ago can still be told from what was set. `marks` are those of the words as set now,
    `newly_set` counts the signs that the words it was given did not have.
    """

    language: str
    before: Mapping[str, str] = field(default_factory=dict)
    were: Mapping[str, list[Mark]] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)
    newly_set: Counter[Kind] = field(default_factory=Counter)

    def __call__(self, place: str, text: str, *, is_html: bool = False, longest: int = 0) -> str:
        old = carried(self.were.get(place, []), self.before.get(place, ""), text)
        source = typed(text, old)
        if not self.language:
            return source
        setting = (set_html if is_html else set_text)(source, self.language)
        if longest and len(setting.text) > longest:
            return source
        if setting.marks:
            self.marks[place] = setting.marks
            self.newly_set += kinds([(0, setting.text, text)])
        return setting.text


def how_many(marks: Mapping[str, list[Mark]]) -> Counter[Kind]:
    return sum((kinds(each) for each in marks.values()), Counter[Kind]())


def language_of(edition: Edition | None, *, as_typed: bool) -> str:
    """What to set in; nothing, where a story or its edition asks for words as they were typed."""
    return "" if as_typed or edition is None or not edition.sets_type else edition.language


def as_set(text: str, edition: Edition | None, *, as_typed: bool = False, longest: int = 0) -> str:
    """Words that stand by themselves and are written once: a correction, a reason, a flash."""
    compositor = Compositor(language_of(edition, as_typed=as_typed))
    return compositor("", text, longest=longest)


def identified(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks of a body, each with the name that it will keep."""
    return [each if each.get("id") else each | {"id": str(uuid4())} for each in data]


def set_body(block: StreamBlock, data: list[dict[str, Any]], compositor: Compositor) -> Any:
    """The blocks of a body as they are kept, set."""
    return with_words(block, identified(data), compositor)


def words_of(block: StreamBlock, data: list[dict[str, Any]]) -> dict[str, str]:
    """The words of a body by their places."""
    found: dict[str, str] = {}

    def note(place: str, text: str, *, is_html: bool = False, longest: int = 0) -> str:
        found[place] = text
        return text

    with_words(block, data, note)
    return found
