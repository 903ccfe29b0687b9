"""Muting: a reader wants to see nothing more of another. Nobody else is told, the other least of all."""

from nightdesk.people.models import Person
from nightdesk.talk.models import Mute
from nightdesk.talk.names import sealed


def mute(muted_id: int, *, by: Person) -> None:
    """Twice is once; muting oneself does nothing."""
    if muted_id != by.pk:
        Mute.objects.get_or_create(person=by, muted_id=muted_id)


def unmute(muted_id: int, *, by: Person) -> None:
    Mute.objects.filter(person=by, muted=muted_id).delete()


def seals_of_muted(person: Person) -> list[str]:
    """What pages call those whom the person muted."""
    return [sealed(muted) for muted in person.mutes.values_list("muted", flat=True)]
