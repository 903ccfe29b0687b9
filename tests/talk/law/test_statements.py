"""A decision is told to whom it is about, with its reasons, and can be appealed once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.talk import appealing, letters, statements
from nightdesk.talk.appealing import Answer
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Appeal, Comment, Ruling
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.sanctioning import Order, sanction
from nightdesk.talk.state import State
from tests.talk.conftest import Say

PAGE = "/account/decisions/"


@pytest.fixture
def rejected(say: Say, max_moderator: Person) -> Comment:
    comment = say("You fool.")
    comment.reject("abuse", by=max_moderator, note="Mind your words.")
    return comment


@pytest.fixture
def reader(lena: Person) -> Client:
    client = Client()
    client.force_login(lena)
    return client


def address(comment: Comment) -> str:
    return f"{PAGE}comments/{comment.rulings.earliest('pk').pk}/"


def test_a_reader_reads_what_was_decided_and_why(rejected: Comment, reader: Client) -> None:
    for page in (PAGE, address(rejected)):
        told = reader.get(page).content.decode()
        for words in ("rejected", "You fool.", "It insults or threatens someone."):
            assert words in told
        assert "Mind your words." in told
        assert "by a moderator" in told
        assert "the rules of this house" in told


def test_a_program_says_that_it_is_one(say: Say, lena: Person, reader: Client) -> None:
    comment = say()
    Ruling.objects.create(
        comment=comment,
        author=lena,
        verdict="hold",
        phase="length",
        reason="illegal",
        at=timezone.now(),
    )
    told = reader.get(PAGE).content.decode()
    assert "by a program" in told
    assert "because of the law" in told
    assert "It holds no longer." in told


def test_nobody_else_finds_it(rejected: Comment, ben: Person, english: object) -> None:
    client = Client()
    assert client.get(PAGE).status_code == 302
    client.force_login(ben)
    assert "Nothing was decided about you." in client.get(PAGE).content.decode()
    assert client.get(address(rejected)).status_code == 404
    assert client.get(f"{PAGE}elsewhere/1/").status_code == 404


def test_an_appeal_is_decided_by_another_moderator(
    rejected: Comment, reader: Client, lena: Person, max_moderator: Person, clara: Person
) -> None:
    assert reader.post(address(rejected), {"text": ""}).status_code == 422
    assert reader.post(address(rejected), {"text": "I meant myself."}).status_code == 302
    told = reader.get(address(rejected)).content.decode()
    assert "Another moderator will look at it." in told
    assert "<textarea" not in told
    assert reader.post(address(rejected), {"text": "Again."}).status_code == 422
    [made] = Appeal.objects.open()
    with pytest.raises(NotTheirs):
        appealing.decide(made, Answer(is_granted=True, text="Fine."), by=max_moderator)
    appealing.decide(made, Answer(is_granted=True, text="Fine, then."), by=clara)
    with pytest.raises(NotNow):
        appealing.decide(made, Answer(is_granted=False, text="No."), by=clara)
    rejected.refresh_from_db()
    assert rejected.state == State.SHOWN
    assert "took the decision back" in reader.get(address(rejected)).content.decode()
    assert Event.objects.on("moderation").kinds() == ["appeal.made", "appeal.decided"]
    while letters.send_due():
        pass
    [sent] = mail.outbox
    assert sent.to == [lena.email]
    assert "Fine, then." in sent.body


def test_a_decision_that_stands_says_where_else_to_go(
    rejected: Comment, reader: Client, lena: Person, clara: Person
) -> None:
    made = appealing.appeal(lena, "comments", rejected.rulings.get().pk, "Please.")
    appealing.decide(made, Answer(is_granted=False, text="No."), by=clara)
    told = reader.get(address(rejected)).content.decode()
    assert "the decision stands" in told
    assert "out of court" in told
    assert "appeal of" in str(made)


def test_a_sanction_is_a_decision_too(
    lena: Person, ada: Person, clara: Person, reader: Client, english: object
) -> None:
    made = sanction(lena, Order(Measure.BAN, "Threats."), by=clara)
    assert "Threats." in reader.get(f"{PAGE}sanctions/{made.pk}/").content.decode()
    one = appealing.appeal(lena, "sanctions", made.pk, "It was a quotation.")
    with pytest.raises(NotTheirs):
        appealing.decide(one, Answer(is_granted=True, text="Yes."), by=clara)
    appealing.decide(one, Answer(is_granted=True, text="Yes."), by=ada)
    made.refresh_from_db()
    assert made.lifted_by == ada


def test_after_half_a_year_it_is_too_late(rejected: Comment, lena: Person) -> None:
    ruling = rejected.rulings.get()
    Ruling.objects.filter(pk=ruling.pk).update(at=timezone.now() - timedelta(days=184))
    with pytest.raises(NotNow):
        appealing.appeal(lena, "comments", ruling.pk, "Late.")
    assert statements.one(lena, "comments", 0) is None
