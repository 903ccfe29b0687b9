"""Who moderates what: moderators and editors at their desks' sections, chief editors and administrators everywhere."""

from typing import TYPE_CHECKING, Protocol

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.permissions import desk_ids
from nightdesk.talk.errors import NotTheirs

if TYPE_CHECKING:
    from nightdesk.talk.models.venue import Venue


class Answered(Protocol):
    """Something that a desk answers for: a story, a discussion, a room; None: the whole newsroom."""

    @property
    def desk_id(self) -> int | None: ...


MODERATING = frozenset({Role.MODERATOR, Role.EDITOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR})
RULING = frozenset({Role.MODERATOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR})


def may_moderate(person: Person | None, place: Answered | None = None) -> bool:
    """Whether this person moderates at all, or what is said there.

    A moderator who belongs to no desk moderates everywhere; one who does, only where that desk answers.
    """
    if person is None or not person.is_active or person.role not in MODERATING:
        return False
    if place is None or not person.is_bound_to_desks:
        return True
    desks = desk_ids(person)
    return place.desk_id in desks or (person.role == Role.MODERATOR and not desks)


def refuse_unless_moderator(person: Person, venue: "Venue") -> None:
    """Hosts do in the rooms they keep; all others by their role."""
    if not (venue.is_kept_by(person) or may_moderate(person, venue)):
        raise NotTheirs(f"{person} does not moderate what is said here.")


def may_rule(person: Person | None) -> bool:
    """Whether this person writes the rules that moderation goes by, and freezes all talk."""
    return person is not None and person.is_active and person.role in RULING


def refuse_unless_ruling(person: Person) -> None:
    if not may_rule(person):
        raise NotTheirs(f"{person} does not write the rules.")
