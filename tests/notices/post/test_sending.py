"""Sending: each reader of a mailing gets one mail, whatever the server says and whoever dies over it."""

from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.core import mail
from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.notices.post import bounced
from nightdesk.notices.post.journal import Journal, Mark
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Dispatch, Mailing, Stage, Step, Stopped
from nightdesk.notices.post.sender import MailingClock, Sender, pace
from tests.notices.post.conftest import Composed, steps


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


def test_a_mailing_is_drawn_anew_each_second_for_what_no_pulse_tells_of(
    mailing: Mailing, journal: Journal, composed: Composed, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = Sender(journal)
    sender.send_some(1)
    composed.text = "The tide is early."
    sender.send_some(1)
    monkeypatch.setattr("nightdesk.notices.post.sender.FRESH", -1)
    sender.send_some(1)
    assert [one.body[12:] for one in mail.outbox] == ["late.", "late.", "early."]


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
