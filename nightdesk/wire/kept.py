"""What the wire keeps on a person: how far they have read it."""

from typing import Any

from nightdesk.people.models import Person
from nightdesk.people.personal import Keeper
from nightdesk.wire.models import Seen


def export(person: Person) -> list[dict[str, Any]]:
    places = Seen.objects.of(person).select_related("edition").order_by("edition")
    return [{"edition": place.edition.code, "seq": place.seq} for place in places]


def erase(person: Person) -> None:
    Seen.objects.of(person).delete()


KEEPER = Keeper("wire", export, erase)
