"""Sanctioning: a moderator puts a measure on a reader, or takes it away. The reader is told, in their language."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Act, append
from nightdesk.people.models import Person
from nightdesk.talk import letters, statements
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Room, Sanction
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.scopes import may_sanction

STREAM = "moderation"


@dataclass(frozen=True, slots=True)
class Order:
    """`section` or `room`: it holds there alone. `until`: it ends by itself; a warning ends nothing and has none."""

    measure: Measure
    reason: str
    until: datetime | None = None
    section: Section | None = None
    room: Room | None = None


@transaction.atomic
def sanction(person: Person, order: Order, *, by: Person) -> Sanction:
    """Refuses staff, oneself, and places where the moderator has no say."""
    now = timezone.now()
    if not may_sanction(by, person, order.section, order.room):
        raise NotTheirs(_("This is not yours to decide."))
    if order.until is not None and order.until <= now:
        raise NotNow(_("This hour is past."))
    if order.measure == Measure.SUSPEND and order.until is None:
        raise NotNow(_("Say until when. Without an end it is a ban."))
    made = Sanction.objects.create(
        person=person,
        measure=order.measure,
        reason=order.reason,
        section=order.section,
        room=order.room,
        until=order.until,
        made_by=by,
        made_at=now,
    )
    _tell(made, "person.sanctioned", by, now)
    return made


@transaction.atomic
def lift(one: Sanction, *, by: Person) -> None:
    """It ends now. Whoever may make such a sanction may end it."""
    now = timezone.now()
    if not may_sanction(by, one.person, one.section, one.room):
        raise NotTheirs(_("This is not yours to decide."))
    here = Sanction.objects.filter(pk=one.pk, lifted_at=None)
    if not here.update(lifted_at=now, lifted_by=by):
        raise NotNow(_("It is lifted already."))
    one.lifted_at, one.lifted_by = now, by
    _tell(one, "person.relieved", by, now)


def _tell(one: Sanction, kind: str, by: Person, now: datetime) -> None:
    particulars = {"measure": one.measure, "section": one.section_id}
    append(STREAM, Act(kind, one, by, now, particulars))
    place = one.section or one.room
    edition = place.edition if place else Edition.objects.leading()
    if edition is not None:
        name = "sanction" if kind == "person.sanctioned" else "relief"
        told = {"statement": partial(statements.of_sanction, one)}
        letters.tell(one.person, name, told, edition)
