"""What talk keeps on a person is handed out whole, and erased whole."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from nightdesk.people import personal
from nightdesk.people.models import Person
from nightdesk.talk import appealing, posting
from nightdesk.talk.law.noticing import Told, receive
from nightdesk.talk.models import Comment, EarlierText, Letter, Mute, Note, Notice, Reaction, Report
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.state import State
from tests.talk.conftest import Say

SAID = ("sealskin", "sealskins", "walrus", "porpoise")


@pytest.fixture
def everything(say: Say, lena: Person, ben: Person, max_moderator: Person) -> Comment:
    """Lena said, changed, nodded, reported and muted; what she said was answered."""
    comment = say("I saw sealskin.")
    posting.edit(comment, "I saw sealskins.", by=lena)
    say("So did I.", by=ben, answers=comment.key)
    rejected = say("A walrus.")
    rejected.reject("abuse", by=max_moderator, note="porpoise")
    other = say("Nothing here.", by=ben)
    other.react(Kind.LIKE, by=lena)
    Report.objects.create(comment=other, by=lena, ground="other", text="porpoise")
    Mute.objects.create(person=lena, muted=ben)
    appealing.appeal(lena, "comments", rejected.rulings.get().pk, "Only a walrus.")
    Note.objects.create(person=lena, by=max_moderator, text="Walruses.")
    told = Told("https://x.example/", "other", "A walrus.", "Lena", lena.email)
    receive(other.discussion.story.edition, told)
    return comment


def test_all_of_it_is_handed_out_as_json(everything: Comment, lena: Person) -> None:
    kept = personal.export(lena)["talk"]
    assert [one["state"] for one in kept["comments"]] == ["shown", "rejected"]
    assert kept["comments"][0]["under"] == "/en/harbour/harbour-fire/discussion/"
    told = json.dumps(kept, cls=DjangoJSONEncoder)
    assert [word in told for word in SAID] == [True] * 4


def test_erased_it_is_nowhere_and_can_be_erased_again(everything: Comment, lena: Person) -> None:
    personal.erase(lena)
    personal.erase(lena)
    everything.refresh_from_db()
    assert everything.state == State.DELETED
    assert set(Comment.objects.listed().opening()) >= {everything}
    told = json.dumps(personal.export(lena)["talk"], cls=DjangoJSONEncoder)
    assert [word in told for word in SAID] == [False] * 4
    assert (Note.objects.count(), Letter.objects.filter(to=lena.email).count()) == (0, 0)
    assert Notice.objects.get().name == ""
    left = Reaction.objects.count(), EarlierText.objects.count(), Mute.objects.count()
    assert (*left, Comment.objects.exclude(likes=0).count()) == (0, 0, 0, 0)
