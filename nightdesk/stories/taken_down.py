"""Taken down: what leaves readers along with a story that is killed or retracted, in the act's transaction.

Apps above say what.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

TakeDown = Callable[[Any, datetime], None]

_along: list[TakeDown] = []
_along_when_retracted: list[TakeDown] = []


def register(take_down: TakeDown) -> TakeDown:
    """In the `ready()` of the app whose records go along. It is given the story and the instant of the kill."""
    if take_down not in _along:
        _along.append(take_down)
    return take_down


def register_for_retraction(take_back: TakeDown) -> TakeDown:
    """The same for records that do not stand without their story, though its page does."""
    if take_back not in _along_when_retracted:
        _along_when_retracted.append(take_back)
    return take_back


def take_down_with(story: Any, at: datetime) -> None:
    """The caller holds the transaction, and the story is killed in it."""
    for take_down in _along:
        take_down(story, at)


def take_back_with(story: Any, at: datetime) -> None:
    """The caller holds the transaction, and the story is retracted in it."""
    for take_back in _along_when_retracted:
        take_back(story, at)
