"""Composing: whoever stands above says who gets a mailing and what it says; the post knows neither.

A mailing is drawn when it is sent, never before, and again as soon as anything was committed anywhere in the
house: what was killed a moment ago is in no mail that leaves after it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Dispatch, Mailing


@dataclass(frozen=True, slots=True)
class Recipient:
    """`whom` grows from one to the next, and is the same whenever this mailing asks."""

    whom: int
    address: str
    language: str


Draw = Callable[[Dispatch], Mail | None]


class Composer(Protocol):
    def recipients(self, mailing: Mailing, after: int, most: int) -> Sequence[Recipient]:
        """The next of them, in the order of `whom`; none: that was everybody."""

    def drawn(self, mailing: Mailing) -> Draw | None:
        """What gives each their mail, or None to drop theirs; None: there is nothing to send any more."""

    def ended(self, mailing: Mailing) -> None:
        """Everybody's mail is sent, refused or dropped. Called in the transaction that says so, once."""


_composers: dict[str, Composer] = {}


def register(kind: str, composer: Composer) -> None:
    """Called from an app's `ready()`."""
    _composers[kind] = composer


def composer_of(mailing: Mailing) -> Composer:
    return _composers[mailing.kind]
