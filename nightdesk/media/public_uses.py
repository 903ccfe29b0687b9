"""Whether readers may see a picture: only while something public shows it.

Media lies below stories and cannot ask them, so whoever shows pictures registers a question here,
in the `ready()` of its app. A picture that nobody says yes to is as unknown as one that never was.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nightdesk.media.models import Picture

PublicUse = Callable[["Picture"], bool]

_questions: list[PublicUse] = []


def register(is_in_public_use: PublicUse) -> PublicUse:
    """Let a layer above answer for its own pages; registering twice changes nothing."""
    if is_in_public_use not in _questions:
        _questions.append(is_in_public_use)
    return is_in_public_use


def forget(is_in_public_use: PublicUse) -> None:
    """Take a question back."""
    _questions.remove(is_in_public_use)


def is_in_public_use(picture: "Picture") -> bool:
    """Ask everyone whether they show this picture to all readers right now."""
    return any(asks(picture) for asks in _questions)
