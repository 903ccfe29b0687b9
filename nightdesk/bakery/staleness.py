"""Staleness: whoever changes something bumps its name, whoever draws a page from it says that it reads it.

Names are agreed between those two, and mean nothing here: `edition:3`, `lists:3`, `story:91`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from nightdesk.bakery.models import Generation, mark_to_write
from nightdesk.events import pulse


@dataclass(slots=True)
class Read:
    """What one page was drawn from, and until when it is good (None: as long as nothing changes)."""

    names: set[str] = field(default_factory=set)
    good_until: datetime | None = None


_being_baked: ContextVar[Read | None] = ContextVar("being_baked", default=None)


def bump(*names: str, hides: bool = False) -> None:
    """Make every page stale that reads one of these names, from the commit of the caller's transaction on.

    `hides` says that something was taken from readers, so that no old page may be shown even for a
    moment. Refused outside a transaction: a change whose bump was lost would never be seen.
    """
    if not transaction.get_connection().in_atomic_block:
        sentence = "What pages are drawn from is bumped inside the change."
        raise transaction.TransactionManagementError(sentence)
    Generation.objects.raise_to(mark_to_write(), *names, hides=hides)
    pulse.beat_on_commit()


def reading(*names: str) -> None:
    """Say, before looking at it, what the page being baked is drawn from. Outside of a bake nothing happens."""
    page = _being_baked.get()
    if page is not None:
        page.names.update(names)


def good_until(instant: datetime | None) -> None:
    """Say when the page being baked will look different by itself; of several instants the first counts."""
    page = _being_baked.get()
    if page is not None and instant is not None:
        page.good_until = min(page.good_until or instant, instant)


def taken_over(part: Read) -> None:
    """Say that the page being baked is drawn from all that this part of it was drawn from."""
    reading(*part.names)
    good_until(part.good_until)


@contextmanager
def recorded() -> Iterator[Read]:
    """Everything that is said to be read in this block, in this thread."""
    page = Read()
    token = _being_baked.set(page)
    try:
        yield page
    finally:
        _being_baked.reset(token)
