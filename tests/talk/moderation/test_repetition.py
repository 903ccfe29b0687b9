"""Repetition: the same or nearly the same, by one person or by several."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.errors import NotTaken
from nightdesk.talk.models import Comment, Discussion, Fingerprint
from nightdesk.talk.moderation import repetition
from nightdesk.talk.moderation.likeness import Likeness
from tests.cast import person
from tests.talk.conftest import Say
from tests.talk.moderation.conftest import NOW, HandIn, handed_in, told

SPAM = (
    "Friends, I earn five thousand a week from my sofa with the blue method, ask me how it works!"
)
NEARLY = (
    "friends, I earn  FIVE thousand a week from my sofa with the red method; ask me how it wоrks"
)
OTHER = (
    "The ferry was late again this morning, and nobody on the quay could say when it would leave."
)


def said(submission_text: str, by: Person, **given: object) -> None:
    assert repetition.claim(handed_in(submission_text, author=by, **given))


def test_saying_it_twice_is_refused_and_nearly_twice_waits(hand_in: HandIn, lena: Person) -> None:
    said(SPAM, lena)

    assert told(repetition.judge(hand_in(SPAM))) == ("refuse", "repeated")
    assert told(repetition.judge(hand_in(SPAM.upper()))) == ("refuse", "repeated")
    assert told(repetition.judge(hand_in(NEARLY))) == ("hold", "repeated")
    assert told(repetition.judge(hand_in(OTHER))) == ("pass", "")


def test_after_a_day_it_may_be_said_again(hand_in: HandIn, lena: Person) -> None:
    said(SPAM, lena)
    later = NOW + timedelta(hours=24)

    assert told(repetition.judge(hand_in(SPAM, now=later))) == ("pass", "")
    assert repetition.claim(hand_in(SPAM, now=later))
    assert Fingerprint.objects.count() == 1


def test_a_short_text_is_compared_at_its_own_place_only(hand_in: HandIn, lena: Person) -> None:
    said("Thank you!", lena)

    assert told(repetition.judge(hand_in("Thank you."))) == ("refuse", "repeated")
    assert told(repetition.judge(hand_in("Thank you!", place="discussion:2"))) == ("pass", "")
    assert told(repetition.judge(hand_in(SPAM, place="room:2"))) == ("pass", "")
    said(SPAM, lena)
    assert told(repetition.judge(hand_in(SPAM, place="room:2"))) == ("refuse", "repeated")


def test_what_several_say_waits_when_one_more_says_it(hand_in: HandIn, ben: Person) -> None:
    said(SPAM, ben)
    assert told(repetition.judge(hand_in(NEARLY))) == ("pass", "")
    said(NEARLY, person("Cleo", Role.READER))

    assert told(repetition.judge(hand_in(SPAM))) == ("hold", "repeated_by_others")
    assert told(repetition.judge(hand_in(SPAM, repeated_by_others=0))) == ("pass", "")
    assert told(repetition.judge(hand_in("Thank you!"))) == ("pass", "")


def test_mending_ones_own_words_is_no_repetition(hand_in: HandIn, lena: Person) -> None:
    said(SPAM, lena)

    assert told(repetition.judge(hand_in(NEARLY, is_edit=True))) == ("pass", "")
    assert repetition.claim(hand_in(SPAM, is_edit=True))


def test_of_two_at_once_one_is_taken(hand_in: HandIn, lena: Person) -> None:
    assert repetition.claim(hand_in(SPAM))
    assert not repetition.claim(hand_in(SPAM))
    assert repetition.claim(hand_in(SPAM, repeats_within_hours=0))


def test_a_double_press_is_one_comment(harbour_fire: Story, say: Say, lena: Person) -> None:
    say(SPAM)
    with pytest.raises(NotTaken) as refused:
        say(SPAM)
    assert refused.value.reason == "repeated"

    same = posting.submitted(Discussion(story=harbour_fire), posting.Draft(OTHER), by=lena, now=NOW)
    assert repetition.claim(same)
    with pytest.raises(NotTaken):
        say(OTHER, once="b2")
    assert Comment.objects.count() == 1


def test_the_same_attempt_is_answered_with_what_it_left(say: Say) -> None:
    sent = say(SPAM, once="a1")

    assert say(SPAM, once="a1") == sent


def test_old_fingerprints_are_thrown_away(hand_in: HandIn, lena: Person, ben: Person) -> None:
    said(SPAM, ben, now=NOW - timedelta(days=8))
    for number in range(300):
        said(f"Number {number}.", lena)

    assert not Fingerprint.objects.filter(author=ben).exists()


def test_nothing_can_be_read_in_a_fingerprint(lena: Person) -> None:
    said(SPAM, lena)
    kept = Fingerprint.objects.values().get()

    assert {type(value) for name, value in kept.items() if name != "at"} == {int}


@given(st.text(max_size=300))
def test_every_text_has_its_numbers(text: str) -> None:
    likeness = Likeness.of(text, "discussion:1")

    assert likeness.is_like(likeness.whole, likeness.signs)
    assert -(2**63) <= likeness.whole < 2**63
    assert 0 <= likeness.signs < 2**63
    assert all(0 <= band < 2**31 for band in likeness.bands)


def test_texts_that_have_nothing_in_common_are_not_alike() -> None:
    one, other = Likeness.of(SPAM, ""), Likeness.of(OTHER, "")

    assert not one.is_like(other.whole, other.signs)
