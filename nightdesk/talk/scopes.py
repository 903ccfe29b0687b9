"""Scopes: of what readers wrote, what this moderator answers for."""

from django.db.models import Q

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.permissions import desk_ids
from nightdesk.talk.models.room import Room
from nightdesk.talk.permissions import may_moderate


def bounds(person: Person) -> frozenset[int] | None:
    """The desks that a moderator is bound to; None for whoever moderates everywhere."""
    if not person.is_bound_to_desks:
        return None
    desks = desk_ids(person)
    return None if person.role == Role.MODERATOR and not desks else desks


def within(person: Person, path: str = "") -> Q:
    """The same as `may_moderate`, as a condition on rows. `path` leads from a row to the comment."""
    desks = bounds(person)
    if desks is None:
        return Q()
    to = f"{path}__" if path else ""
    return Q(**{f"{to}discussion__story__desk__in": desks}) | Q(**{f"{to}room__desk__in": desks})


def of_edition(edition: Edition | str, path: str = "") -> Q:
    """What was said in an edition (the record, or its code), as a condition on rows."""
    to = f"{path}__" if path else ""
    name = "edition__code" if isinstance(edition, str) else "edition"
    return Q(**{f"{to}discussion__story__{name}": edition}) | Q(**{f"{to}room__{name}": edition})


def may_sanction(
    by: Person, person: Person, section: Section | None, room: Room | None = None
) -> bool:
    """Readers, by moderators; by one who is bound to desks only in those desks' sections; by hosts in their rooms."""
    if person.is_newsroom or person == by:
        return False
    if room is not None:
        return room.is_kept_by(by) or may_moderate(by, room)
    if not may_moderate(by):
        return False
    desks = bounds(by)
    return desks is None or (section is not None and section.desk_id in desks)
