"""Posting: the one door for comments."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import freezing, posting
from nightdesk.talk.errors import NotNow, NotTaken
from nightdesk.talk.models import Comment, Discussion, Ruling, Terms
from nightdesk.talk.state import Openness, State
from tests.talk.conftest import Say

QUERIES = 19


def events_of(story: Story) -> list[str]:
    return Event.objects.on(f"discussion:{story.uri}").kinds()


def test_a_comment_is_shown_counted_and_told_of(harbour_fire: Story, say: Say) -> None:
    comment = say("Thank *you*.")
    discussion = Discussion.objects.get(story=harbour_fire)
    assert (comment.state, comment.html) == (State.SHOWN, "<p>Thank <em>you</em>.</p>")
    assert (discussion.comments, discussion.threads) == (1, 1)
    assert discussion.last_at == comment.shown_at
    assert events_of(harbour_fire) == ["comment.posted"]


def test_an_answer_hangs_on_what_it_answers_and_no_deeper_than_two(say: Say) -> None:
    first = say()
    second = say("To the first.", answers=first.key)
    third = say("To the second.", answers=second.key)
    fourth = say("To the third.", answers=third.key)
    assert [c.depth for c in (first, second, third, fourth)] == [0, 1, 2, 2]
    assert {c.root_id for c in (second, third, fourth)} == {first.pk}
    first.refresh_from_db()
    assert (first.replies, first.discussion.comments, first.discussion.threads) == (3, 4, 1)


def test_what_is_gone_cannot_be_answered(say: Say, lena: Person) -> None:
    gone = say()
    gone.withdraw(by=lena)
    with pytest.raises(NotNow):
        say("Too late.", answers=gone.key)


def test_the_same_attempt_sent_twice_is_one_comment(say: Say) -> None:
    assert say(once="a1") == say(once="a1")
    assert Comment.objects.count() == 1


def test_nothing_and_too_much_are_refused_with_a_reason_that_is_kept(say: Say) -> None:
    for text, reason in ((" \n ", "empty"), ("x" * 5_001, "too_long")):
        with pytest.raises(NotTaken) as refused:
            say(text)
        assert refused.value.reason == reason
    kept = Ruling.objects.order_by("pk").values_list("phase", "reason", "comment")
    assert list(kept) == [("length", "empty", None), ("length", "too_long", None)]


def test_the_nearest_terms_count(harbour_fire: Story, say: Say) -> None:
    edition, section = harbour_fire.edition, harbour_fire.section
    Terms(edition=edition, openness=Openness.OFF).say()
    with pytest.raises(NotTaken):
        say()
    Terms(edition=edition, section=section, openness=Openness.OPEN).say()
    say()
    shut = Terms(edition=edition, story=harbour_fire, openness=Openness.CLOSED, why="Enough.")
    shut.say()
    with pytest.raises(NotTaken):
        say()
    shut.take_back()
    say("Open again.")


def test_a_discussion_closes_by_itself_after_its_days(harbour_fire: Story, lena: Person) -> None:
    Terms(edition=harbour_fire.edition, close_after_days=3).say()
    assert harbour_fire.published_at is not None
    closing = harbour_fire.published_at + timedelta(days=3)
    draft = posting.Draft("On time.")
    posting.post(harbour_fire, draft, by=lena, now=closing - timedelta(seconds=1))
    with pytest.raises(NotTaken):
        posting.post(harbour_fire, draft, by=lena, now=closing)


def test_nobody_writes_while_talk_is_frozen(say: Say) -> None:
    freezing.freeze("a flood")
    try:
        with pytest.raises(NotTaken) as refused:
            say()
    finally:
        freezing.thaw()
    assert refused.value.reason == "frozen"
    say()


def test_an_author_changes_a_comment_for_a_quarter_of_an_hour(say: Say, lena: Person) -> None:
    comment = say("Wel written.")
    posting.edit(comment, "Well written.", by=lena)
    assert (comment.html, comment.edited_at is not None) == ("<p>Well written.</p>", True)
    assert [one.text for one in comment.earlier_texts.all()] == ["Wel written."]
    later = timezone.now() + timedelta(minutes=16)
    with pytest.raises(NotNow):
        posting.edit(comment, "Badly written.", by=lena, now=later)


def test_posting_costs_the_same_in_a_long_discussion_as_in_a_short_one(
    say: Say, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    root = say("First.")
    with django_assert_num_queries(QUERIES):
        say("Second.", answers=root.key)
    for number in range(10):
        say(f"Number {number}.", answers=root.key)
    with django_assert_num_queries(QUERIES):
        say("Last.", answers=root.key)
