"""Meaning: apps above say which streams are public, and what of an event may be told outside.

This layer knows neither what a story is nor who may read it: `register("stories.story", told)` makes events
about stories tell what `told(event)` answers, asked again at each sending. `public("wire:")` lets streams go
out whose names begin so; no other ever does. `but_not` are subjects of whom another public stream tells the same.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from nightdesk.events.models import Event

if TYPE_CHECKING:
    from nightdesk.notices.hooks.models import Hook

Told = Callable[[Event], dict[str, Any]]
_told: dict[str, Told] = {}
_public: dict[str, Collection[str]] = {}
_heeding: list[Callable[["Hook"], None]] = []


def register(subject_type: str, told: Told) -> None:
    _told[subject_type] = told


def public(prefix: str, *, but_not: Collection[str] = ()) -> None:
    _public[prefix] = but_not


def heed(function: Callable[["Hook"], None]) -> None:
    """Call it when a hook was switched off because it failed for days, inside that transaction."""
    if function not in _heeding:
        _heeding.append(function)


def of(event: Event) -> dict[str, Any]:
    """What may be told of it now; nothing where nobody knows what it is about."""
    told = _told.get(event.subject_type)
    return told(event) if told else {}


def on_public_streams() -> Q:
    found = Q(pk__in=())
    for prefix, others in sorted(_public.items()):
        here = Q(stream__name__startswith=prefix)
        found |= here & ~Q(subject_type__in=others) if others else here
    return found


def tell_switched_off(hook: "Hook") -> None:
    for function in _heeding:
        function(hook)
