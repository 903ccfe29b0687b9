"""Newsletters of the cast's editions, and who reads them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.newsletters import joining
from nightdesk.newsletters.models import Newsletter, Reader, Rhythm
from nightdesk.notices.post import filling, letters
from nightdesk.notices.post.journal import held
from nightdesk.notices.post.models import Letter
from nightdesk.notices.post.sender import Sender

Send = Callable[[], list[EmailMultiAlternatives]]
Join = Callable[..., Reader]


@pytest.fixture
def morning(english: Edition) -> Newsletter:
    """Daily at seven, London time, of whatever was published."""
    return Newsletter.objects.create(
        edition=english, name="Morning Tide", slug="morning", promise="The day in five minutes."
    )


@pytest.fixture
def weekly(english: Edition) -> Newsletter:
    return Newsletter.objects.create(
        edition=english,
        name="The Week",
        slug="week",
        promise="On Sundays.",
        rhythm=Rhythm.WEEKLY,
        weekday=6,
    )


@pytest.fixture
def join(morning: Newsletter) -> Join:
    """`join("a@reader.example")`: confirmed, of the morning letter unless told."""

    def joined(address: str = "a@reader.example", newsletter: Newsletter = morning) -> Reader:
        return joining.add(newsletter, address)

    return joined


@pytest.fixture
def send(tmp_path: Path, db: None) -> Iterator[Send]:
    """Send all that is due now; what was sent by this call."""
    with held(tmp_path) as journal:
        assert journal is not None
        sender = Sender(journal)

        def sent() -> list[EmailMultiAlternatives]:
            before, now = len(mail.outbox), timezone.now()
            filling.begin_due(now)
            filling.fill(now)
            while sender.send_some(64):
                pass
            while letters.send_due(Letter):
                pass
            return [one for one in mail.outbox[before:] if isinstance(one, EmailMultiAlternatives)]

        yield sent
