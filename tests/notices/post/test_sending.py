"""Sending: each reader of a mailing gets one mail, whatever the server says and whoever dies over it."""

from datetime import timedelta
from email.utils import parseaddr
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.notices.post import bounced
from nightdesk.notices.post.carriers import Carrier, ServerAway
from nightdesk.notices.post.journal import Journal, Mark
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Dispatch, Mailing, Stage, Step, Stopped
from nightdesk.notices.post.sender import MailingClock, Sender, pace
from tests.database import free_port
from tests.notices.post.conftest import Composed


def steps() -> dict[str, str]:
    rows = Dispatch.objects.order_by("pk").values_list("address", "step")
    return {address.partition("@")[0]: step for address, step in rows}


def test_everybody_gets_one_mail_and_the_mailing_ends(
    mailing: Mailing, journal: Journal, composed: Composed
) -> None:
    sender = Sender(journal)
    assert [sender.send_some(2) for _time in range(4)] == [2, 1, 0, 0]
    assert composed.ends == 1
    assert [one.to[0][0] for one in mail.outbox] == ["a", "b", "c"]
    mailing.refresh_from_db()
    assert (mailing.stage, mailing.counts()) == (Stage.SENT, {Step.SENT: 3})
    headers = mail.outbox[0].message()
    key = Dispatch.objects.earliest("pk").key
    assert headers["Message-ID"] == f"<{key}@localhost>"
    assert headers["List-Unsubscribe"] == f"<https://paper.example/leave/{key}/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_mailing_is_drawn_anew_when_something_was_committed_and_dropped_when_nothing_is_left(
    mailing: Mailing, journal: Journal, composed: Composed
) -> None:
    sender = Sender(journal)
    sender.send_some(1)
    composed.text = "The tide is early."
    pulse.beat()
    sender.send_some(1)
    composed.text = ""
    pulse.beat()
    sender.send_some(1)
    assert [one.body for one in mail.outbox] == ["The tide is late.", "The tide is early."]
    assert steps() == {"a": Step.SENT, "b": Step.SENT, "c": Step.DROPPED}


def test_who_is_stopped_or_called_off_is_not_written_to(
    mailing: Mailing, journal: Journal, composed: Composed
) -> None:
    bounced.stop("A@reader.example", bounced.Why.COMPLAINED)
    assert steps()["a"] == Step.DROPPED
    assert mailing.call_off(timezone.now())
    assert not mailing.call_off(timezone.now())
    assert Sender(journal).send_some(9) == 0
    assert mail.outbox == []
    bounced.start("a@reader.example")
    assert not Stopped.objects.exists()


def test_what_a_dead_sender_had_in_hand_is_settled_by_how_far_it_came(
    mailing: Mailing, journal: Journal
) -> None:
    claimed = Dispatch.objects.claim(journal.name, 9, timezone.now())
    journal.lay_out([one.pk for one in claimed])
    journal.place(claimed[0].pk).begin()
    journal.place(claimed[1].pk).dot()
    journal.mark(claimed[2].pk, Mark.PUT_OFF)

    Sender(journal).settle(timezone.now())

    assert steps() == {"a": Step.WAITING, "b": Step.UNSURE, "c": Step.WAITING}
    assert Sender(journal).send_some(9) == 1
    assert [one.to for one in mail.outbox] == [["a@reader.example"]]


def test_what_was_claimed_a_day_ago_by_nobody_we_know_is_not_sent_again(
    mailing: Mailing, journal: Journal
) -> None:
    [old, *_others] = Dispatch.objects.claim("another", 2, timezone.now())
    Dispatch.objects.filter(pk=old.pk).update(next_try_at=timezone.now())
    Sender(journal).settle(timezone.now())
    assert steps() == {"a": Step.UNSURE, "b": Step.CLAIMED, "c": Step.WAITING}


class Office:
    """Says of each reader what their name stands for, and keeps what it took."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []

    async def handle_RCPT(  # noqa: N802  # SMTP's word
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("b"):
            return "550 5.1.1 Nobody of that name"
        if address.startswith("c"):
            return "451 4.7.1 Come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # the same
        self.taken.append((envelope.mail_from, envelope.content.decode()))
        return "250 OK"


class HastyOffice(Office):
    """Hears what is said before it has answered."""

    async def handle_EHLO(  # noqa: N802  # the same
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return ["250-PIPELINING", *responses]


class WaitingOffice(HastyOffice):
    """Refuses a reader, and waits for the mail all the same."""

    async def handle_RCPT(  # noqa: N802  # the same
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        answer = await super().handle_RCPT(server, session, envelope, address, options)
        if not envelope.rcpt_tos:
            envelope.rcpt_tos.append("nobody")
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # the same
        if envelope.rcpt_tos == ["nobody"]:
            assert envelope.content == b""
            return "554 No valid recipients"
        return await super().handle_DATA(server, session, envelope)


@pytest.mark.parametrize("kind", [Office, HastyOffice, WaitingOffice])
def test_a_server_may_take_refuse_or_put_off_each_mail(
    mailing: Mailing, journal: Journal, settings: Any, composed: Composed, kind: type[Office]
) -> None:
    composed.text = "المدّ متأخر.\n.\nOne dot."
    settings.BOUNCES = "bounces@paper.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_TIMEOUT = 5
    with pytest.raises(ServerAway):
        Sender(journal).send_some(9)
    assert steps() == dict.fromkeys("abc", Step.WAITING)
    assert set(Dispatch.objects.values_list("attempts", flat=True)) == {0}

    office = kind()
    server = Controller(office, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        sender = Sender(journal)
        assert sender.send_some(9) == 3
        sender.carrier.close()
    finally:
        server.stop()

    assert steps() == {"a": Step.SENT, "b": Step.FAILED, "c": Step.WAITING}
    one = Dispatch.objects.get(step=Step.SENT)
    [(sent_from, content)] = office.taken
    assert sent_from == f"bounces+{one.key}@paper.example"
    assert "المدّ متأخر.\r\n.\r\nOne dot." in content
    assert Stopped.objects.get().address == "b@reader.example"
    assert Dispatch.objects.get(step=Step.WAITING).said == "451 4.7.1 Come again"


class Impatient(HastyOffice):
    """Hangs up on whoever is refused."""

    async def handle_RCPT(  # noqa: N802  # the same
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        answer = await super().handle_RCPT(server, session, envelope, address, options)
        if answer != "250 OK":
            await server.push(answer)
            server.transport.close()
        return answer


def test_who_is_refused_by_a_server_that_hangs_up_is_refused(
    mailing: Mailing, journal: Journal, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    server = Controller(Impatient(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        Sender(journal).send_some(9)
    finally:
        server.stop()
    assert steps() == {"a": Step.SENT, "b": Step.FAILED, "c": Step.WAITING}


class Full:
    """A disk that has not what was begun."""

    def begin(self) -> None: ...

    def dot(self) -> None:
        raise OSError(28, "No space left on device")


def test_no_dot_leaves_as_long_as_the_disk_does_not_know_of_it(db: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    office = Office()
    server = Controller(office, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        with pytest.raises(OSError, match="No space"):
            Carrier().hand_over(Mail("a@reader.example", "Tides", "Late."), Full())
    finally:
        server.stop()
    assert office.taken == []


def test_a_mail_that_cannot_be_written_stops_no_other(
    db: None, composed: Composed, journal: Journal
) -> None:
    composed.readers = ["no address", "d@reader.example"]
    Mailing.objects.plan("tides", "tide:2", title="Tides")
    clock = MailingClock()
    clock._sender = Sender(journal)
    assert clock.tick() == MailingClock.pause
    assert [one.to for one in mail.outbox][-1] == ["d@reader.example"]
    assert not Mailing.objects.plan("tides", "tide:2", title="Again")


def test_a_second_process_waits_for_the_first(db: None) -> None:
    first, second = MailingClock(), MailingClock()
    try:
        first.tick()
        assert first._sender is not None
        second.tick()
        assert second._sender is None
    finally:
        assert first._held is not None
        first._held.close()


def test_the_pace_is_the_operators() -> None:
    assert pace(0) == (64, 0.0)
    assert pace(20) == (20, 1.0)
    assert pace(0.5) == (1, 2.0)
    assert pace(640) == (64, 0.1)


def test_whoever_is_forgotten_leaves_a_count(mailing: Mailing, journal: Journal) -> None:
    Sender(journal).send_some(1)
    bounced.forget("A@reader.example")
    bounced.forget("b@reader.example")
    assert mailing.counts() == {Step.SENT: 1, Step.DROPPED: 1, Step.WAITING: 1}
    assert not Dispatch.objects.filter(address__startswith="a@").exists()


def test_after_two_months_the_ledger_knows_numbers_alone(
    mailing: Mailing, journal: Journal
) -> None:
    clock = MailingClock()
    clock._sender = Sender(journal)
    while clock.tick() != MailingClock.pause or not Mailing.objects.filter(stage=Stage.SENT):
        pass
    Mailing.objects.update(ended_at=timezone.now() - timedelta(days=61))
    clock.tick()
    clock.tick()
    assert not Dispatch.objects.exists()
    assert Mailing.objects.get().counts() == {Step.SENT: 3}


def test_letters_carry_their_way_out(db: None) -> None:
    from nightdesk.notices.post import letters  # noqa: PLC0415

    letters.write(
        Mail("a@reader.example", "Two\nlines", "Text.", html="<p>Text.", sender="Gazette")
    )
    clock = letters.LetterClock()
    assert [clock.tick(), clock.tick()] == [0.1, clock.pause]
    [letter] = mail.outbox
    assert isinstance(letter.message(), object)
    assert parseaddr(letter.from_email) == ("Gazette", "no-reply@localhost")
    assert letter.subject == "Two lines"
