"""A comment that a program holds is waiting; after a day its author is told why, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.talk.law import lasting
from nightdesk.talk.models import Comment, Letter, Ruling
from nightdesk.talk.state import State
from tests.talk.conftest import Say

HOURS = timedelta(hours=1)


@pytest.fixture
def held(say: Say, lena: Person) -> Comment:
    """Held by a phase a day and an hour ago."""
    comment = say("Earn more at https://pier.example/", by=lena)
    Comment.objects.filter(pk=comment.pk).update(state=State.HELD, shown_at=None)
    Ruling.objects.create(
        comment=comment,
        author=lena,
        verdict="hold",
        phase="links",
        reason="watched",
        at=timezone.now() - 25 * HOURS,
    )
    return comment


def test_a_hold_that_lasts_is_told_once_with_its_reason(held: Comment, lena: Person) -> None:
    assert [lasting.tell_due(timezone.now()) for _tick in range(2)] == [1, 0]

    letter = Letter.objects.get()
    assert letter.to == lena.email
    assert "Your comment was held" in letter.subject
    for words in (held.text, "by a program", "/account/decisions/comments/"):
        assert words in letter.text


def test_what_waits_for_less_than_a_day_is_no_restriction(held: Comment) -> None:
    assert lasting.tell_due(timezone.now() - 2 * HOURS) == 0


def test_what_was_decided_meanwhile_is_not_told_again(held: Comment, max_moderator: Person) -> None:
    held.refresh_from_db()
    held.approve(by=max_moderator)
    assert lasting.tell_due(timezone.now()) == 0


def test_what_a_moderator_holds_was_told_at_once(held: Comment, max_moderator: Person) -> None:
    Ruling.objects.create(
        comment=held,
        author=held.author,
        verdict="hold",
        by=max_moderator,
        at=timezone.now() - 25 * HOURS,
    )
    assert lasting.tell_due(timezone.now()) == 0


def test_of_two_clocks_one_tells(held: Comment) -> None:
    ruling = lasting._untold(timezone.now()).get()
    assert [lasting._tell(ruling, timezone.now()) for _clock in range(2)] == [True, False]


def test_the_clock_tells_what_is_due(held: Comment) -> None:
    assert lasting.HoldClock().tick() == lasting.HoldClock.pause
    assert Letter.objects.count() == 1
