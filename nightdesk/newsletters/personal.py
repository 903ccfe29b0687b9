"""What newsletters keep on an address, with or without an account: handed out on request, and erased."""

from typing import Any

from django.db import transaction

from nightdesk.newsletters import leaving
from nightdesk.newsletters.models import Reader
from nightdesk.notices.post import bounced
from nightdesk.notices.post.models import Dispatch, Letter, Stopped
from nightdesk.people.models import Person
from nightdesk.people.personal import Keeper


def kept_on(address: str) -> dict[str, Any]:
    """All of it, in what JSON can hold."""
    address = address.lower()
    readers = Reader.objects.at(address).order_by("pk")
    mails = Dispatch.objects.to(address).order_by("pk")
    return {
        "newsletters": [
            {"edition": edition, "name": name, "joined_at": joined.isoformat()}
            for edition, name, joined in readers.values_list(
                "newsletter__edition__code", "newsletter__name", "joined_at"
            )
        ],
        "mails": [
            {"of": of, "step": step, "sent_at": sent.isoformat() if sent else None}
            for of, step, sent in mails.values_list("mailing__title", "step", "sent_at")
        ],
        "stopped": list(Stopped.objects.filter(address=address).values_list("why", flat=True)),
    }


@transaction.atomic
def forget(address: str) -> None:
    """Leave all, and leave no trace but numbers."""
    leaving.leave_all(address)
    bounced.forget(address)
    Letter.objects.filter(to__iexact=address).delete()


def _export(person: Person) -> dict[str, Any]:
    return kept_on(person.email)


def _erase(person: Person) -> None:
    forget(person.email)


KEEPER = Keeper("newsletters", _export, _erase)
