"""Muting: a reader wants to see nothing more of another. Nobody else is told, the other least of all.

Guests whose comments were taken in from another system share one account: of them the printed name is muted.
"""

from typing import Any

from nightdesk.people.models import Person
from nightdesk.talk.models import Comment, Mute
from nightdesk.talk.names import sealed


def mute(comment: Comment, *, by: Person) -> None:
    """Whoever wrote this. Twice is once; muting oneself does nothing."""
    if not is_own(comment, by):
        Mute.objects.get_or_create(person=by, **_writer(comment))


def unmute(comment: Comment, *, by: Person) -> None:
    Mute.objects.filter(person=by, **_writer(comment)).delete()


def is_muted(comment: Comment, *, by: Person) -> bool:
    return Mute.objects.filter(person=by, **_writer(comment)).exists()


def is_own(comment: Comment, person: Person) -> bool:
    """What guests wrote is nobody's own, whoever took it in."""
    return comment.author_id == person.pk and not comment.printed_as


def seals_of_muted(person: Person) -> list[str]:
    """What pages call those whom the person muted."""
    return [sealed(*one) for one in person.mutes.values_list("muted", "guest")]


def _writer(comment: Comment) -> dict[str, Any]:
    return {"muted_id": comment.author_id, "guest": comment.printed_as}
