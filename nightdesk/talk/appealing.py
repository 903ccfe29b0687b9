"""Appealing: a reader asks for another moderator, who lets the decision stand or takes it back."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition
from nightdesk.events.models import Act, append
from nightdesk.people.models import Person
from nightdesk.talk import letters, statements
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Appeal
from nightdesk.talk.permissions import may_moderate
from nightdesk.talk.sanctioning import STREAM, lift
from nightdesk.talk.scopes import may_sanction
from nightdesk.talk.state import State

COLUMNS = {"comments": "ruling_id", "sanctions": "sanction_id"}


@dataclass(frozen=True, slots=True)
class Answer:
    is_granted: bool
    text: str


def appeal(person: Person, kind: str, number: int, text: str) -> Appeal:
    """Once against each decision, for half a year."""
    now = timezone.now()
    statement = statements.one(person, kind, number)
    if statement is None or not statement.may_be_appealed(now):
        raise NotNow(_("This decision cannot be appealed any more."))
    try:
        with transaction.atomic():
            made = Appeal.objects.create(by=person, text=text, at=now, **{COLUMNS[kind]: number})
            append(STREAM, Act("appeal.made", made, person, now, {"against": kind}))
    except IntegrityError:
        raise NotNow(_("You have appealed already.")) from None
    return made


@transaction.atomic
def decide(one: Appeal, answer: Answer, *, by: Person, now: datetime | None = None) -> None:
    """By somebody else than whoever decided first, and once. Granted, the decision is taken back at once."""
    now = now or timezone.now()
    if not _may_decide(one, by):
        raise NotTheirs(_("Somebody else has to decide this."))
    columns = {
        "decided_at": now,
        "decided_by": by,
        "is_granted": answer.is_granted,
        "answer": answer.text,
    }
    if not Appeal.objects.open().filter(pk=one.pk).update(**columns):
        raise NotNow(_("Somebody else was faster. Look at it again."))
    for name, value in columns.items():
        setattr(one, name, value)
    if answer.is_granted:
        _take_back(one, by)
    append(STREAM, Act("appeal.decided", one, by, now, {"granted": answer.is_granted}))
    edition = edition_of(one)
    if edition is not None:
        told = {"appeal": one, "statement": partial(statement_of, one)}
        letters.tell(one.by, "appeal", told, edition)


def statement_of(one: Appeal) -> statements.Statement:
    """What it is against."""
    if one.ruling is not None:
        return statements.of_ruling(one.ruling)
    assert one.sanction is not None  # noqa: S101  # as its constraint has it
    return statements.of_sanction(one.sanction)


def edition_of(one: Appeal) -> Edition | None:
    if one.ruling is not None and one.ruling.comment is not None:
        return one.ruling.comment.venue.edition
    place = (one.sanction.section or one.sanction.room) if one.sanction else None
    return place.edition if place else Edition.objects.leading()


def _may_decide(one: Appeal, by: Person) -> bool:
    if one.ruling is not None:
        comment = one.ruling.comment
        venue = comment.venue if comment else None
        return one.ruling.by_id != by.pk and may_moderate(by, venue)
    sanction = one.sanction
    assert sanction is not None  # noqa: S101  # as its constraint has it
    return sanction.made_by_id != by.pk and may_sanction(
        by, sanction.person, sanction.section, sanction.room
    )


def _take_back(one: Appeal, by: Person) -> None:
    comment = one.ruling.comment if one.ruling else None
    if comment is not None and comment.state in {State.HELD, State.REJECTED}:
        comment.approve(by=by)
    if one.sanction is not None and one.sanction.lifted_at is None:
        lift(one.sanction, by=by)
