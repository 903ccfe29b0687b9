"""The phases together, and those that look at who writes."""

from datetime import timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk.models import Comment, Sanction
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.models.terms import Standing
from nightdesk.talk.moderation import (
    banned,
    closed,
    first_timer,
    length,
    phases,
    rejections,
    shouting,
    staff_pass,
)
from nightdesk.talk.moderation.history import History
from nightdesk.talk.moderation.reasons import REASONS, explained, sentence
from nightdesk.talk.state import Openness, State
from tests.talk.moderation.conftest import NOW, HandIn, handed_in, past, told


def sanction(person: Person, by: Person, measure: Measure, **more: object) -> None:
    Sanction.objects.create(
        person=person, measure=measure, reason="Threats.", made_by=by, made_at=NOW, **more
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ("refuse", "empty")), ("x" * 5000, ("pass", "")), ("x" * 5001, ("refuse", "too_long"))],
)
def test_something_is_said_and_not_without_end(text: str, expected: tuple[str, str]) -> None:
    assert told(length.judge(handed_in(text))) == expected


def test_who_is_late_finds_it_closed() -> None:
    ended = Standing(Openness.OPEN, closes_at=NOW)

    assert told(closed.judge(handed_in(standing=ended))) == ("refuse", "closed")


@pytest.mark.parametrize(
    ("measure", "until", "expected"),
    [
        (Measure.WARN, None, ("pass", "")),
        (Measure.HOLD, None, ("hold", "watched")),
        (Measure.SUSPEND, NOW + timedelta(days=3), ("refuse", "suspended")),
        (Measure.SUSPEND, NOW, ("pass", "")),
        (Measure.BAN, None, ("refuse", "banned")),
    ],
)
def test_what_moderators_put_on_a_person_counts_until_its_end(
    hand_in: HandIn, lena: Person, ada: Person, measure: Measure, until: object, expected: object
) -> None:
    sanction(lena, ada, measure, until=until)

    assert told(banned.judge(hand_in())) == expected


def test_a_ban_from_one_section_reaches_no_other(
    hand_in: HandIn, lena: Person, ada: Person, harbour: Section, sport: Section
) -> None:
    sanction(lena, ada, Measure.BAN, section=sport)
    sanction(lena, ada, Measure.HOLD, section=harbour)

    assert told(banned.judge(hand_in(section=sport))) == ("refuse", "banned")
    assert told(banned.judge(hand_in(section=harbour))) == ("hold", "watched")
    assert told(banned.judge(hand_in(section=None))) == ("pass", "")


def test_the_author_reads_until_when_and_why(hand_in: HandIn, lena: Person, ada: Person) -> None:
    sanction(lena, ada, Measure.SUSPEND, until=NOW + timedelta(days=3))
    decision = banned.judge(hand_in())

    with translation.override("en"):
        text = sentence(decision.reason, decision.particulars)

    assert text.startswith("You may not write here until 25 November 2026")
    assert text.endswith("Threats.")


@pytest.mark.parametrize(
    ("states", "needed", "expected"),
    [
        ((), 1, ("hold", "first_timer")),
        ((State.HELD, State.REJECTED, State.DELETED), 1, ("hold", "first_timer")),
        ((State.SHOWN,), 1, ("pass", "")),
        ((State.SHOWN,), 2, ("hold", "first_timer")),
        ((), 0, ("pass", "")),
    ],
)
def test_first_words_wait_until_so_many_were_approved(
    harbour_fire: Story,
    lena: Person,
    states: tuple[State, ...],
    needed: int,
    expected: tuple[str, str],
) -> None:
    past(harbour_fire, lena, *states)

    waiting = handed_in(author=lena, approved_first=needed, first_at_once=False)
    assert told(first_timer.judge(waiting)) == expected


def test_of_a_newcomers_first_words_one_comment_is_shown_at_once(hand_in: HandIn) -> None:
    verdicts = [told(first_timer.judge(hand_in(f"Number {n}."))) for n in range(3)]
    edited = told(first_timer.judge(hand_in("Number 0, better.", is_edit=True)))
    assert verdicts == [("pass", ""), ("hold", "first_timer"), ("hold", "first_timer")]
    assert edited == ("pass", "")


@pytest.mark.parametrize(
    ("minutes", "waited", "expected"),
    [
        (59, 0, ("hold", "first_timer")),
        (60, 0, ("pass", "")),
        (5, 2, ("pass", "")),  # held, and approved after two minutes
    ],
)
def test_whoever_stood_for_an_hour_or_was_approved_is_known(
    harbour_fire: Story, lena: Person, minutes: int, waited: int, expected: tuple[str, str]
) -> None:
    past(harbour_fire, lena, State.SHOWN)
    posted = NOW - timedelta(minutes=minutes)
    Comment.objects.update(posted_at=posted, shown_at=posted + timedelta(minutes=waited))

    assert told(first_timer.judge(handed_in(author=lena))) == expected


@pytest.mark.parametrize(
    ("shown", "rejected", "most", "expected"),
    [
        (2, 2, 50, ("hold", "often_rejected")),
        (3, 2, 50, ("pass", "")),
        (0, 3, 50, ("pass", "")),
        (0, 20, 0, ("pass", "")),
    ],
)
def test_whoever_was_rejected_often_waits(
    shown: int, rejected: int, most: int, expected: tuple[str, str]
) -> None:
    submission = handed_in(rejected_share=most)
    submission.remembered["history"] = History(shown, rejected, shown)

    assert told(rejections.judge(submission)) == expected


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("THEY NEVER TOLD ANYONE ON THE QUAY ABOUT IT, NOBODY AT ALL", 70, ("hold", "shouting")),
        ("THEY NEVER TOLD ANYONE ON THE QUAY ABOUT IT, NOBODY AT ALL", 0, ("pass", "")),
        ("NATO!", 70, ("pass", "")),
        ("They never told anyone on the quay about it, nobody at all", 70, ("pass", "")),
        ("لم يخبروا أحدا على الرصيف بذلك لم يخبروا أحدا على الرصيف بذلك", 70, ("pass", "")),
    ],
)
def test_a_long_text_in_capitals_waits(text: str, most: int, expected: tuple[str, str]) -> None:
    assert told(shouting.judge(handed_in(text, capitals_share=most))) == expected


def test_the_newsroom_is_past_what_is_asked_of_strangers_and_bound_by_the_rest(
    hand_in: HandIn, ida: Person
) -> None:
    links = " ".join(f"https://a{one}.example/" for one in range(9))
    ended = Standing(Openness.CLOSED)

    assert staff_pass.judge(hand_in(author=ida)).is_last
    assert told(phases.judge(hand_in(links, author=ida))) == ("pass", "")
    assert told(phases.judge(hand_in("x", author=ida, standing=ended))) == ("refuse", "closed")


def test_of_several_holds_the_first_is_told_and_a_refusal_before_all(
    hand_in: HandIn, lena: Person, ada: Person
) -> None:
    sanction(lena, ada, Measure.HOLD)
    held = phases.judge(hand_in("https://a.example/"))
    refused = phases.judge(hand_in("https://a.example/", forbidden_hosts=("a.example",)))

    assert (held.verdict, held.phase, held.reason) == ("hold", "banned", "watched")
    assert (refused.verdict, refused.phase) == ("refuse", "links")


def test_judging_costs_the_same_whatever_was_written_before(
    hand_in: HandIn,
    harbour_fire: Story,
    lena: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(8) as short:
        phases.judge(hand_in("https://a.example/"))
    past(harbour_fire, lena, *[State.SHOWN] * 5)
    with django_assert_max_num_queries(8) as long:
        phases.judge(hand_in("https://a.example/"))

    assert len(short) == len(long)


def test_every_role_of_the_newsroom_is_known_to_it() -> None:
    known = [role for role in Role if staff_pass.judge(handed_in(author=Person(role=role))).is_last]

    assert known == [role for role in Role if role != Role.READER]


@pytest.mark.parametrize("language", ["en", "fr", "ar", "es", "ru"])
@pytest.mark.parametrize("reason", [*REASONS, "of old"])
def test_every_reason_is_said_to_both_even_without_its_particulars(
    reason: str, language: str
) -> None:
    with translation.override(language):
        assert sentence(reason)
        assert explained(reason, {})
