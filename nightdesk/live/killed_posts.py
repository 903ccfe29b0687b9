"""Killed posts: what leaves readers along with one, in the act's transaction. Apps above say what."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nightdesk.live.models import Post

TakeDown = Callable[["Post", datetime], None]

_along: list[TakeDown] = []


def register(take_down: TakeDown) -> TakeDown:
    """In the `ready()` of the app whose records go along. It is given the post and the instant of the kill."""
    if take_down not in _along:
        _along.append(take_down)
    return take_down


def take_down_with(post: "Post", at: datetime) -> None:
    """The caller holds the transaction, and the post is killed in it."""
    for take_down in _along:
        take_down(post, at)
