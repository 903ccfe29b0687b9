"""Moderated: what moderators do with a comment."""

import pytest

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Comment, Ruling
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.state import State
from tests.talk.conftest import Say


def told(story: Story) -> tuple[list[str], list[str]]:
    """To readers, and to moderators."""
    readers = Event.objects.on(f"discussion:{story.uri}").kinds()
    return readers, Event.objects.on(f"moderation:{story.edition.code}").kinds()


def test_a_comment_is_rejected_and_restored(
    harbour_fire: Story, say: Say, max_moderator: Person
) -> None:
    comment = say()
    comment.reject("abuse", by=max_moderator, note="Third time.")
    comment.discussion.refresh_from_db()
    assert (comment.state, comment.discussion.comments) == (State.REJECTED, 0)
    comment.approve(by=max_moderator)
    comment.discussion.refresh_from_db()
    assert (comment.state, comment.discussion.comments) == (State.SHOWN, 1)
    assert told(harbour_fire)[0] == ["comment.posted", "comment.removed", "comment.restored"]
    verdicts = Ruling.objects.order_by("pk").values_list("verdict", "by", "particulars")
    assert list(verdicts) == [
        (Verdict.REFUSE, max_moderator.pk, {"note": "Third time."}),
        (Verdict.SHOW, max_moderator.pk, {}),
    ]


def test_what_was_never_shown_is_told_to_moderators_only(
    harbour_fire: Story, say: Say, max_moderator: Person
) -> None:
    comment = say()
    comment.hold(by=max_moderator)
    Comment.objects.filter(pk=comment.pk).update(shown_at=None)
    comment.refresh_from_db()
    comment.reject("spam", by=max_moderator)
    assert told(harbour_fire)[1] == ["comment.rejected"]


def test_of_two_moderators_the_second_is_told(
    say: Say, max_moderator: Person, clara: Person
) -> None:
    comment = say()
    same = Comment.objects.get(pk=comment.pk)
    comment.reject("abuse", by=max_moderator)
    with pytest.raises(NotNow):
        same.reject("abuse", by=clara)
    with pytest.raises(NotNow):
        comment.reject("abuse", by=clara)


def test_readers_and_moderators_of_other_desks_moderate_nothing(
    say: Say, lena: Person, sami: Person
) -> None:
    comment = say()
    for stranger in (lena, sami):
        with pytest.raises(NotTheirs):
            comment.reject("abuse", by=stranger)


def test_a_pick_is_marked_once(harbour_fire: Story, say: Say, max_moderator: Person) -> None:
    comment = say()
    comment.pick(by=max_moderator)
    comment.pick(by=max_moderator)
    assert told(harbour_fire)[0] == ["comment.posted", "comment.picked"]
    comment.pick(by=max_moderator, picked=False)
    assert not comment.is_pick


def test_nods_are_counted_once_and_can_be_taken_back(say: Say, ben: Person, lena: Person) -> None:
    comment = say()
    comment.react(Kind.LIKE, by=ben)
    comment.react(Kind.LIKE, by=ben)
    comment.react(Kind.LAUGH, by=ben)
    assert (comment.likes, comment.reactions) == (1, {"like": 1, "laugh": 1})
    comment.react(Kind.LIKE, by=ben, on=False)
    assert (comment.likes, comment.reactions) == (0, {"laugh": 1})
    with pytest.raises(NotNow):
        comment.react(Kind.LIKE, by=lena)


def test_an_author_takes_a_comment_back_for_good(
    harbour_fire: Story, say: Say, lena: Person, ben: Person
) -> None:
    comment = say()
    with pytest.raises(NotTheirs):
        comment.withdraw(by=ben)
    comment.withdraw(by=lena)
    comment.withdraw(by=lena)
    assert Comment.objects.shown().count() == 0
    assert told(harbour_fire)[0] == ["comment.posted", "comment.deleted"]


def test_what_is_gone_keeps_its_place_as_long_as_it_was_answered(say: Say, lena: Person) -> None:
    answered, alone = say("Answered."), say("Alone.")
    say("An answer.", answers=answered.key)
    answered.refresh_from_db()
    answered.withdraw(by=lena)
    alone.withdraw(by=lena)
    assert set(Comment.objects.listed().opening()) == {answered}
