"""`{% part "paper/_footer.html" edition=edition %}`: a template that is the same on many pages, as a kept part."""

from collections.abc import Hashable
from typing import Any

from django import template
from django.db.models import Model
from django.template import Context
from django.utils.safestring import SafeString

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import reading

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, **given: Any) -> SafeString:
    """Draw a template from what is given alone: records that say under which names they are read, and words.

    `read_as` of a record are those names. What else the template shows it has to say itself.
    """

    def draw() -> SafeString:
        for value in given.values():
            reading(*getattr(value, "read_as", ()))
        made = context.template.engine.get_template(name)  # type: ignore[union-attr]
        return made.render(context.new(given | {"request": context.get("request")}))

    return kept((name, *((word, _named(value)) for word, value in sorted(given.items()))), draw)


def _named(value: Any) -> Hashable:
    """What tells it from others of its kind; other records than those with names cannot be kept track of."""
    if not isinstance(value, Model):
        return value if isinstance(value, Hashable) else _refuse(value)
    return (value._meta.label, value.pk) if hasattr(value, "read_as") else _refuse(value)


def _refuse(value: Any) -> Hashable:
    raise TypeError(f"A part cannot be kept of {value!r}: it says no names that it is read under.")
