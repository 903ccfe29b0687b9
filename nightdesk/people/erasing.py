"""Erasing: a reader asks, has a day to call it back, and then everything is gone, in restored backups too."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nightdesk.lib import storage
from nightdesk.people import erased_list, personal
from nightdesk.people.errors import ErasureRefused
from nightdesk.people.models import Erasure, Person
from nightdesk.people.models.erasure import GRACE

logger = logging.getLogger(__name__)


@transaction.atomic
def ask(person: Person, now: datetime) -> Erasure:
    """From now on the account is closed: signed out everywhere, no token of it holds, nothing is written.

    Raises ErasureRefused for people of the newsroom: what they signed and did is the paper's record, and
    somebody must be left who can open the desk.
    """
    if person.is_newsroom:
        raise ErasureRefused(
            _(
                "You work here. An administrator makes this a reader's account first; then ask again."
            )
        )
    erasure, _made = Erasure.objects.get_or_create(
        person=person, defaults={"asked_at": now, "due_at": now + GRACE}
    )
    person.leaves_at = erasure.due_at
    person.save(update_fields=["leaves_at"])
    person.tokens.all().delete()
    person.end_sessions()
    return erasure


@transaction.atomic
def call_back(person: Person, now: datetime) -> bool:
    """Whether it was in time: what is due is carried out, whenever the clock comes to it."""
    waiting = Erasure.objects.waiting().filter(person=person, due_at__gt=now)
    if not waiting.delete()[0]:
        return False
    person.leaves_at = None
    person.save(update_fields=["leaves_at"])
    return True


def carry_out_due(now: datetime) -> int:
    """Erase everyone whose day is over; how many this call erased.

    Any number of processes may call it at once: each erasure is turned to done by one of them.
    """
    erased = 0
    for erasure in Erasure.objects.due(now).select_related("person"):
        try:
            erased += carry_out(erasure, now)
        except Exception as error:
            logger.exception("Person %s could not be erased", erasure.person_id)
            if storage.heed(error):
                break  # what is written next would fare no better
    return erased


@transaction.atomic
def carry_out(erasure: Erasure, now: datetime) -> bool:
    """The list first: erased twice is no harm, erased and forgotten is."""
    if not Erasure.objects.due(now).filter(pk=erasure.pk).update(done_at=now):
        return False
    erased_list.note(erasure.person)
    personal.erase(erasure.person)
    return True


def erase_again(now: datetime) -> int:
    """Erase those of the list whom this database knows as they were; how many there were."""
    noted = erased_list.noted()
    if not noted:
        return 0
    left = Person.objects.filter(erased_at=None).order_by("pk")
    back = [person for person in left.iterator() if erased_list.digest(person) in noted]
    for person in back:
        with transaction.atomic():
            Erasure.objects.waiting().filter(person=person).update(done_at=now)
            personal.erase(person)
    return len(back)
