"""Days as they are written: loaded into every template in place of Django's filter, for the first of a French month."""

import re
from datetime import date as day
from typing import Any

from django import template
from django.template import defaultfilters
from django.utils import formats, translation

register = template.Library()

_MONTH = r"(?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc)"
_FIRST = re.compile(rf"(?<!\d)1(?= {_MONTH})|(?<=di )1(?!\d)|(?<=dimanche )1(?!\d)")


def written(moment: day, form: str = "DATE_FORMAT") -> str:
    """The day as the language of the page writes it."""
    return _with_first(formats.date_format(moment, form))


@register.filter("date", expects_localtime=True, is_safe=False)
def date(moment: Any, form: str | None = None) -> str:
    """Django's own filter: 1er novembre, where French is spoken."""
    return _with_first(defaultfilters.date(moment, form))


def _with_first(text: str) -> str:
    if (translation.get_language() or "").split("-")[0] != "fr":
        return text
    return _FIRST.sub(lambda found: f"{found[0]}er", text)
