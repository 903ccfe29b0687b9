"""Letters: written to one person inside an act's transaction, sent after it by a thread of their own."""

import logging
import smtplib
from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Letter, Outgoing

logger = logging.getLogger(__name__)

AT_ONCE = 20


# What a letter says when it leaves, or None where it is not to leave any more.
Again = Callable[[Any], Mail | None]
_again: dict[str, Again] = {}


def register(kind: str, again: Again) -> None:
    """Called from an app's `ready()`: a letter may wait for hours, and what it tells of be killed meanwhile."""
    _again[kind] = again


def write(mail: Mail, kind: str = "", about: Sequence[int] = ()) -> Letter:
    """Leaves within seconds of the caller's commit, or not at all if there is none."""
    return Letter.objects.create(
        to=mail.to,
        subject=mail.subject[:200],
        text=mail.text,
        html=mail.html,
        leave=mail.leave,
        sender=mail.sender[:120],
        language=mail.language,
        kind=kind,
        about=list(about),
        next_try_at=timezone.now(),
    )


def send_due(kind: type[Outgoing]) -> int:
    """Send what waits; answer how many left. What no server takes is tried again later, seven times."""
    sent = 0
    for letter in kind._default_manager.all().due(timezone.now())[:AT_ONCE]:
        if letter.try_again(timezone.now()):
            mail = _again.get(letter.kind, type(letter).mail)(letter)
            if mail is None or _is_sent(mail):
                letter.delete()
                sent += 1
    return sent


def _is_sent(mail: Mail) -> bool:
    try:
        mail.message().send()
    except (OSError, smtplib.SMTPException) as reason:
        logger.warning("A letter was not sent: %s", type(reason).__name__)
        return False
    return True


class LetterClock(Ticking):
    """Sends letters while the house runs. Two of them send each letter once."""

    pause = 5.0

    def tick(self) -> float:
        return 0.1 if send_due(Letter) else self.pause
