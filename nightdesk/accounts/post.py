"""Mail leaves while the reader waits, so it waits for no server long; what could not be sent is said."""

import logging
import smtplib

from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.mail import EmailMessage
from django.shortcuts import render

logger = logging.getLogger(__name__)


def send(message: EmailMessage) -> None:
    """Refuses, with a page that says so, when no server takes it."""
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as reason:
        logger.warning("A mail was not sent: %s", type(reason).__name__)
        page = render(context.request, "account/no_mail.html", status=503)
        page.headers["Retry-After"] = "60"
        raise ImmediateHttpResponse(page) from reason
