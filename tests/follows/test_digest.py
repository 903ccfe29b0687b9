"""Once a day, in the reader's own morning and language, one mail of what they did not look at yet."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.follows import digest
from nightdesk.follows.models import Alerted, Follow, Kind
from nightdesk.follows.models.follow import Of
from nightdesk.follows.unseen import seen
from nightdesk.notices.post import letters
from nightdesk.notices.post.models import Letter
from nightdesk.people.models import Person
from nightdesk.wire.models import Flash
from tests.follows.conftest import Tell

DAY = timedelta(days=1)


@pytest.fixture
def morning() -> datetime:
    """Tomorrow, when it is seven in Tokyo, and still night in London."""
    tomorrow = timezone.now() + 2 * DAY
    return tomorrow.replace(hour=22, minute=1)


@pytest.fixture
def told(watched: Edition, ida: Person, lena: Person, tell: Tell) -> Person:
    """Lena, who follows flashes by mail, and lives in Tokyo."""
    Follow.objects.begin(lena, Of(watched, Kind.FLASHES))
    Follow.objects.update(by_mail=True)
    lena.language = "fr"
    lena.save()
    digest.QuietHours.objects.create(
        person=lena, begin="23:00", end="06:00", time_zone="Asia/Tokyo"
    )
    for headline in ("The ferry is back", "The quay burns"):
        Flash(edition=watched, headline=headline).send(by=ida)
    tell()
    return lena


def test_it_is_written_once_a_day_in_the_readers_morning(told: Person, morning: datetime) -> None:
    assert digest.mail_due(morning - timedelta(minutes=2) - timedelta(hours=7)) == 1  # yesterday's
    Letter.objects.all().delete()
    Alerted.objects.update(mailed_at=None)
    assert [digest.mail_due(at) for at in (morning, morning, morning + DAY)] == [1, 0, 0]

    letter = Letter.objects.get()
    assert (letter.to, letter.language) == ("lena@harbour.example", "fr")
    assert "The ferry is back" in letter.text
    assert letter.text.index("The ferry is back") < letter.text.index("The quay burns")
    assert letter.leave in letter.text


def test_it_leaves_out_what_was_seen_or_killed(
    told: Person, ida: Person, morning: datetime
) -> None:
    Flash.objects.get(headline="The quay burns").kill("It does not.", by=ida)
    digest.mail_due(morning)
    assert "quay" not in Letter.objects.get().text
    Alerted.objects.update(mailed_at=None)
    seen(told, morning)

    assert digest.mail_due(morning + DAY) == 0


def test_what_is_killed_while_a_letter_waits_is_not_in_it(
    told: Person, ida: Person, morning: datetime
) -> None:
    digest.mail_due(morning)
    Flash.objects.get(headline="The quay burns").kill("It does not.", by=ida)
    letters.send_due(Letter)
    [sent] = mail.outbox
    assert "The ferry is back" in sent.body
    assert "quay" not in sent.body

    Alerted.objects.update(mailed_at=None)
    digest.mail_due(morning + DAY)
    Flash.objects.get(headline="The ferry is back").kill("It is not.", by=ida)
    letters.send_due(Letter)
    assert (len(mail.outbox), Letter.objects.count()) == (1, 0)


def test_a_night_is_not_a_morning_and_much_is_cut_short(
    told: Person, morning: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest.QuietHours.objects.all().delete()  # the paper's own zone then: London, at night
    Alerted.objects.update(mailed_at=None)
    assert digest.mail_due(morning.replace(hour=3)) == 0
    monkeypatch.setattr(digest, "MOST", 1)
    assert digest.mail_due(morning.replace(hour=9)) == 1
    assert "/account/alerts/" in Letter.objects.get().text
    assert "quay" not in Letter.objects.get().text
    assert digest.DigestClock().tick() == 300


def test_it_ends_with_one_click(told: Person, morning: datetime) -> None:
    digest.mail_due(morning)
    address = urlsplit(Letter.objects.get().leave).path
    mail_program = Client()
    assert mail_program.get(address).status_code == 200
    assert Follow.objects.get().by_mail
    answer = mail_program.post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not Follow.objects.get().by_mail
    assert mail_program.post("/account/follows/quiet/1:x/").status_code == 404
    assert mail_program.get("/account/follows/quiet/1:x/").status_code == 404
