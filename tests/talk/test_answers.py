"""Answers: who wrote something hears of what is answered, on a page and by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.talk import answers, letters, muting
from nightdesk.talk.models import Letter, Quiet, Told
from tests.talk.conftest import Say
from tests.talk.pages import signed_in, text_of

PAGE = "/account/answers/"


@pytest.fixture
def later() -> timedelta:
    """Long enough for the answered to have looked at their page."""
    return answers.GRACE + timedelta(seconds=1)


def test_whoever_is_answered_finds_it_on_their_page_until_they_have_seen_it(
    lena: Person, ben: Person, say: Say
) -> None:
    mine = say("Mine.")
    say("To you.", answers=mine.key, by=ben)
    say("To myself.", answers=mine.key)
    client = signed_in(lena)
    assert client.get("/me.json").json()["answers"] == 1
    page = text_of(client.get(PAGE))
    assert "To you." in page
    assert "To myself." not in page
    assert client.get("/me.json").json()["answers"] == 0
    assert "Nobody has answered you yet." in text_of(signed_in(ben).get(PAGE))
    assert Client().get(PAGE).status_code == 302


def test_what_is_hidden_or_muted_is_not_told(
    lena: Person, ben: Person, say: Say, max_moderator: Person
) -> None:
    mine = say("Mine.")
    hidden = say("Hidden.", answers=mine.key, by=ben)
    hidden.hold(by=max_moderator)
    assert answers.unread(lena) == 0
    hidden.approve(by=max_moderator)
    assert answers.unread(lena) == 1
    muting.mute(hidden, by=lena)
    assert answers.unread(lena) == 0
    say("Again.", answers=mine.key, by=ben)
    assert Told.objects.count() == 1


def test_a_held_answer_is_told_of_once_it_is_shown(
    lena: Person, ben: Person, say: Say, max_moderator: Person
) -> None:
    mine = say("Mine.")
    answer = say("Waits.", answers=mine.key, by=ben)
    Told.objects.all().delete()
    answer.hold(by=max_moderator)
    type(answer).objects.update(shown_at=None)
    answer.refresh_from_db()
    answer.approve(by=max_moderator)
    assert answers.unread(lena) == 1


def test_one_mail_an_hour_tells_of_a_thread(
    lena: Person, ben: Person, say: Say, later: timedelta
) -> None:
    mine = say("Mine.")
    say("One.", answers=mine.key, by=ben)
    say("Two.", answers=mine.key, by=ben)
    now = timezone.now()
    assert answers.mail_due(now) == 0
    assert answers.mail_due(now + later) == 1
    letter = Letter.objects.get()
    assert letter.to == lena.email
    assert mine.discussion.story.headline in letter.subject
    assert "One." in letter.text
    say("Three.", answers=mine.key, by=ben)
    assert answers.mail_due(timezone.now() + later * 2) == 0
    say("Four.", answers=mine.key, by=ben)
    assert answers.mail_due(timezone.now() + answers.PAUSE + later * 2) == 1


def test_what_was_seen_is_not_mailed(lena: Person, ben: Person, say: Say, later: timedelta) -> None:
    say("One.", answers=say("Mine.").key, by=ben)
    signed_in(lena).get(PAGE)
    assert answers.mail_due(timezone.now() + later) == 0


def test_mail_is_ended_from_the_mail_and_asked_for_again_on_the_page(
    lena: Person, ben: Person, say: Say, later: timedelta
) -> None:
    say("One.", answers=say("Mine.").key, by=ben)
    address = f"{PAGE}quiet/{answers.token_of(lena.pk)}/"
    assert Client().get(address).status_code == 200
    assert not Quiet.objects.exists()
    assert Client(enforce_csrf_checks=True).post(address).status_code == 200
    assert answers.mail_due(timezone.now() + later) == 0
    assert Client().post(f"{PAGE}quiet/{lena.pk}:forged/").status_code == 404
    assert "Tell me by mail too" in text_of(signed_in(lena).get(PAGE))
    signed_in(lena).post(f"{PAGE}mail/", {"on": "1"})
    assert answers.mail_due(timezone.now() + later) == 0, "what was seen stays seen"
    assert not Quiet.objects.exists()
    signed_in(lena).post(f"{PAGE}mail/", {"on": "0"})
    assert Quiet.objects.exists()


def test_the_clock_writes_what_is_due(lena: Person, ben: Person, say: Say) -> None:
    say("One.", answers=say("Mine.").key, by=ben)
    Told.objects.update(at=timezone.now() - timedelta(hours=1))
    assert answers.AnswerClock().tick() == answers.AnswerClock.pause
    assert Letter.objects.count() == 1


def test_what_is_hidden_while_a_letter_waits_is_not_mailed(
    lena: Person, ben: Person, ida: Person, say: Say, later: timedelta
) -> None:
    mine = say("Mine.")
    for text in ("Seen.", "On a killed story."):
        say(text, answers=mine.key, by=ben)
        answers.mail_due(timezone.now() + later)
        Told.objects.update(mailed_at=timezone.now() - timedelta(hours=2))
        if "killed" in text:
            mine.discussion.story.kill("Law.", by=ida)
        letters.send_due()
    assert ["Seen." in one.body for one in mail.outbox] == [True]
    assert not Letter.objects.exists()
