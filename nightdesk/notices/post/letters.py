"""Letters: written to one person inside an act's transaction, sent after it by a thread of their own."""

import logging
import smtplib

from django.utils import timezone

from nightdesk.lib.ticking import Ticking
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Letter, Outgoing

logger = logging.getLogger(__name__)

AT_ONCE = 20


def write(mail: Mail) -> Letter:
    """Leaves within seconds of the caller's commit, or not at all if there is none."""
    return Letter.objects.create(
        to=mail.to,
        subject=mail.subject[:200],
        text=mail.text,
        html=mail.html,
        leave=mail.leave,
        sender=mail.sender[:120],
        language=mail.language,
        next_try_at=timezone.now(),
    )


def send_due(kind: type[Outgoing]) -> int:
    """Send what waits; answer how many left. What no server takes is tried again later, seven times."""
    sent = 0
    for letter in kind._default_manager.all().due(timezone.now())[:AT_ONCE]:
        if letter.try_again(timezone.now()) and _is_sent(letter):
            letter.delete()
            sent += 1
    return sent


def _is_sent(letter: Outgoing) -> bool:
    beside = (
        {"html": letter.html, "sender": letter.sender, "language": letter.language}
        if isinstance(letter, Letter)
        else {}
    )
    mail = Mail(letter.to, letter.subject, letter.text, leave=letter.leave, **beside)
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
