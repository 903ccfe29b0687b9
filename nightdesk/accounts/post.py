"""Mail leaves while the reader waits, so it waits for no server long; what could not be sent is said."""

import logging
import smtplib
import threading

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.mail import EmailMessage
from django.shortcuts import render

logger = logging.getLogger(__name__)

# Half of the threads that draw pages: while a mail server hangs, the others go on.
COUNTERS = 4
PATIENCE = 2.0
_counters = threading.BoundedSemaphore(COUNTERS)


def send(message: EmailMessage) -> None:
    """Refuses, with a page that says so, when no server takes it."""
    if not _counters.acquire(timeout=PATIENCE):
        refuse("every thread that may send waits for the server")
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as reason:
        refuse(type(reason).__name__)
    finally:
        _counters.release()


def refuse(why: str) -> None:
    logger.warning("A mail was not sent: %s", why)
    page = render(context.request, "account/no_mail.html", status=503)
    page.headers["Retry-After"] = "60"
    raise ImmediateHttpResponse(page)
